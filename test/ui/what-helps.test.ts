import { expect, fixture, html } from '@open-wc/testing';
import type { DiagnosisCode } from '../../src/core/diagnosis.js';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { en } from '../../src/ui/locales/en.js';
import type { Remedy } from '../../src/ui/remedies.js';
import { inside, logRequests, textOf, type PlainRequest } from './request-log.js';
import './sample-player.js';
import type { SamplePlayer } from './sample-player.js';
import { SCENES } from './scenes.js';

/** What each button says and does; the two that leave the page do something else. */
const BUTTONS: Readonly<Record<Remedy, { label: string; requests: readonly PlainRequest[] }>> = {
  retry: { label: en.remedies.retry, requests: [{ type: 'retryrequest' }] },
  http: { label: en.remedies.http, requests: [{ type: 'httprequest' }] },
  download: {
    label: `${en.remedies.download} (444 MB)`,
    requests: [{ type: 'savefilerequest', index: 0, fetch: true }],
  },
  pause: { label: en.remedies.pause, requests: [{ type: 'pauserequest' }] },
  peers: {
    label: en.playWithPeers,
    requests: [{ type: 'consentrequest', answer: 'peers' }, { type: 'playrequest' }],
  },
  'open-app': { label: en.remedies['open-app'], requests: [] },
  'copy-magnet': { label: en.remedies['copy-magnet'], requests: [] },
};

const ELSEWHERE: readonly Remedy[] = ['http', 'open-app', 'copy-magnet'];

/** The buttons of a page that has a plain file and a magnet URI. */
const OF_ERRORS: Readonly<Record<PlayerErrorCode, readonly Remedy[]>> = {
  'invalid-source': [],
  'unsupported-torrent': ELSEWHERE,
  'torrent-unreachable': ['retry', 'http'],
  'invalid-torrent': ['http'],
  'infohash-mismatch': [],
  'no-playable-file': ELSEWHERE,
  'file-not-found': ['http'],
  'webrtc-unavailable': ELSEWHERE,
  'no-web-seed': ['peers', 'http'],
  'mse-unavailable': ELSEWHERE,
  'media-unsupported': ['http', 'download', 'open-app', 'copy-magnet'],
  'media-damaged': ['http', 'download'],
  'engine-failed': ['retry', 'http'],
  'load-failed': ['retry', 'http', 'download'],
};

const OF_DIAGNOSES: Readonly<Record<DiagnosisCode, readonly Remedy[]>> = {
  offline: [],
  'blocked-by-policy': ELSEWHERE,
  'tracker-unreachable': ELSEWHERE,
  'nobody-there': ELSEWHERE,
  'connecting-fails': ELSEWHERE,
  'piece-unavailable': ELSEWHERE,
  'too-slow': ['pause', 'http'],
  'web-seed-refused': ELSEWHERE,
  'budget-too-small': ELSEWHERE,
};

const SENTENCE = /^[A-Z].*\.$/;

async function show(name: string): Promise<SamplePlayer> {
  const player = await fixture<SamplePlayer>(html`<sample-player></sample-player>`);
  Object.assign(player, SCENES[name]);
  await player.updateComplete;
  return player;
}

/** Presses every button of a row, and tells what each of them asked for. */
async function expectButtons(
  player: SamplePlayer,
  part: Element,
  remedies: readonly Remedy[],
): Promise<void> {
  const row = [...part.shadowRoot!.querySelectorAll<HTMLElement>('.remedy')];
  const labels = row.map(({ textContent }) => textContent.trim());
  expect(labels).to.deep.equal(remedies.map((remedy) => BUTTONS[remedy].label));
  const requests = logRequests(player.shadowRoot!);
  for (const [index, remedy] of remedies.entries()) {
    const button = row[index]!;
    if (remedy === 'open-app') expect(button).to.have.property('href', player.magnet);
    else if (remedy === 'copy-magnet') await expectCopy(button, player.magnet);
    else button.click();
    expect(requests.splice(0), remedy).to.deep.equal(BUTTONS[remedy].requests);
  }
}

async function expectCopy(button: HTMLElement, text: string): Promise<void> {
  const { clipboard } = navigator;
  const copied = new Promise((resolve) => {
    const writeText = (copy: string) => {
      resolve(copy);
      return Promise.resolve();
    };
    const value = { writeText };
    Object.defineProperty(navigator, 'clipboard', { configurable: true, value });
  });
  button.click();
  Object.defineProperty(navigator, 'clipboard', { configurable: true, value: clipboard });
  expect(await copied).to.equal(text);
}

describe('what helps', () => {
  for (const [code, remedies] of Object.entries(OF_ERRORS)) {
    it(`against ${code}: ${remedies.join(', ') || 'nothing that a button could do'}`, async () => {
      const player = await show(code);
      const panel = inside(player, 'torrent-player-error-panel');
      const { what, remedy } = en.errors[code as PlayerErrorCode];
      for (const text of [what, remedy]) expect(text).to.match(SENTENCE);
      expect(textOf(panel, '[part=error-message]')).to.equal(what);
      expect(textOf(panel, '[part=error-remedy]')).to.equal(remedy);
      await expectButtons(player, panel, remedies);
    });
  }

  for (const [code, remedies] of Object.entries(OF_DIAGNOSES)) {
    it(`while ${code}: ${remedies.join(', ') || 'nothing but patience'}`, async () => {
      const player = await show(code);
      const indicator = inside(player, 'torrent-player-buffering-indicator');
      const hint = textOf(indicator, '[part=buffering-hint]');
      expect(textOf(indicator, '#label')).not.to.equal('');
      expect(hint).to.match(SENTENCE);
      if (code !== 'too-slow') expect(hint).to.equal(en.diagnoses[code as DiagnosisCode]);
      await expectButtons(player, indicator, remedies);
    });
  }
});
