import { expect } from '@open-wc/testing';
import { hotkeyRequest } from '../../src/ui/hotkeys.js';
import type { HotkeyEvent, HotkeyFacts } from '../../src/ui/hotkeys.js';
import { plainRequest } from './request-log.js';
import type { PlainRequest } from './request-log.js';
import { playbackOf } from './sample-state.js';

const HALFWAY = playbackOf({ currentTime: 100, duration: 200, volume: 0.5 });

interface Circumstances extends Partial<HotkeyFacts> {
  readonly event?: Partial<HotkeyEvent>;
}

const SUBTITLES = { index: 0, kind: 'subtitles', label: '', language: 'en' } as const;

function ask(key: string, circumstances: Circumstances = {}): PlainRequest | null {
  const { event = {}, ...facts } = circumstances;
  const none = { fullscreen: false, pictureInPicture: false, textTracks: [], withheld: [] };
  const plain: HotkeyEvent = {
    key,
    altKey: false,
    ctrlKey: false,
    metaKey: false,
    repeat: false,
    defaultPrevented: false,
    composedPath: () => [],
  };
  const request = hotkeyRequest({ ...plain, ...event }, { playback: HALFWAY, ...none, ...facts });
  return request && plainRequest(request);
}

/** An event whose target is one of the elements that this markup-free list names. */
function on(name: string, attributes: Record<string, string> = {}): Partial<HotkeyEvent> {
  const target = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) target.setAttribute(key, value);
  return { composedPath: () => [target, document.body] };
}

const SKIPS: [string, number][] = [
  ['ArrowLeft', -10],
  ['ArrowRight', 10],
  ['j', -10],
  ['l', 10],
];

const SEEKS: [string, number][] = [
  ['Home', 0],
  ['End', 200],
  ['0', 0],
  ['3', 60],
  ['9', 180],
];

describe('hotkeyRequest', () => {
  for (const key of [' ', 'k', 'K']) {
    it(`“${key}” pauses what plays, and plays what does not`, () => {
      expect(ask(key)).to.deep.equal({ type: 'pauserequest' });
      for (const stopped of [{ paused: true }, { ended: true }]) {
        const playback = playbackOf(stopped);
        expect(ask(key, { playback })).to.deep.equal({ type: 'playrequest' });
      }
    });
  }

  for (const [key, time] of SEEKS) {
    it(`“${key}” seeks to ${time}`, () =>
      expect(ask(key)).to.deep.equal({ type: 'seekrequest', time }));
  }

  for (const [key, seconds] of SKIPS) {
    it(`“${key}” skips ${seconds} seconds`, () =>
      expect(ask(key)).to.deep.equal({ type: 'skiprequest', seconds }));
  }

  it('does not seek while no duration is known', () => {
    const playback = playbackOf({ duration: NaN });
    for (const [key] of [...SEEKS, ...SKIPS]) expect(ask(key, { playback }), key).to.be.null;
  });

  it('changes the volume by a step', () => {
    expect(ask('ArrowUp')).to.deep.equal({ type: 'volumerequest', volume: 0.55 });
    expect(ask('ArrowDown')).to.deep.equal({ type: 'volumerequest', volume: 0.45 });
  });

  it('changes the volume from what is heard, within its range', () => {
    const muted = playbackOf({ muted: true, volume: 0.5 });
    expect(ask('ArrowUp', { playback: muted })).to.include({ volume: 0.05 });
    expect(ask('ArrowDown', { playback: muted })).to.include({ volume: 0 });
    const loud = playbackOf({ volume: 0.98 });
    expect(ask('ArrowUp', { playback: loud })).to.include({ volume: 1 });
  });

  it('toggles sound and fullscreen', () => {
    const muted = playbackOf({ muted: true });
    expect(ask('m')).to.deep.equal({ type: 'muterequest', muted: true });
    expect(ask('m', { playback: muted })).to.deep.equal({ type: 'muterequest', muted: false });
    expect(ask('f')).to.deep.equal({ type: 'fullscreenrequest', on: true });
    expect(ask('F', { fullscreen: true })).to.deep.equal({ type: 'fullscreenrequest', on: false });
  });

  it('toggles subtitles and the window of the film', () => {
    const shown = [{ ...SUBTITLES, showing: true }];
    expect(ask('c', { textTracks: [{ ...SUBTITLES, showing: false }] })).to.include({ on: true });
    expect(ask('C', { textTracks: shown })).to.deep.equal({ type: 'captionsrequest', on: false });
    for (const key of ['i', 'p']) {
      expect(ask(key)).to.deep.equal({ type: 'pictureinpicturerequest', on: true });
      expect(ask(key, { pictureInPicture: true })).to.include({ on: false });
    }
  });

  it('goes from speed to speed, and no further', () => {
    const fast = playbackOf({ playbackRate: 2 });
    expect(ask('>')).to.deep.equal({ type: 'raterequest', rate: 1.25 });
    expect(ask('<')).to.deep.equal({ type: 'raterequest', rate: 0.75 });
    expect(ask('>', { playback: fast })).to.include({ rate: 2 });
  });

  it('leaves keys to a page that wants them', () => {
    const withheld = ['nof', 'noarrowleft', 'nospace', 'no5'];
    for (const key of ['f', 'F', 'ArrowLeft', ' ', '5']) {
      expect(ask(key, { withheld }), key).to.equal(null);
    }
    expect(ask('k', { withheld })).to.deep.equal({ type: 'pauserequest' });
  });

  it('toggles once however long the key is held, but goes on seeking', () => {
    const held = { event: { repeat: true } };
    for (const key of [' ', 'k', 'm', 'f', 'c', 'i', '>']) expect(ask(key, held), key).to.be.null;
    expect(ask('ArrowRight', held)).to.include({ seconds: 10 });
    expect(ask('ArrowUp', held)).to.include({ volume: 0.55 });
  });

  it('leaves keys with a modifier to the browser', () => {
    for (const modifier of ['altKey', 'ctrlKey', 'metaKey']) {
      for (const key of ['f', 'k', 'ArrowLeft', '1', ' ']) {
        expect(ask(key, { event: { [modifier]: true } }), `${modifier} ${key}`).to.be.null;
      }
    }
  });

  it('leaves keys that a control has used', () => {
    expect(ask('ArrowRight', { event: { defaultPrevented: true } })).to.be.null;
  });

  it('leaves space to whatever it presses, and nothing else', () => {
    for (const event of [on('button'), on('summary'), on('a', { href: '#' })]) {
      expect(ask(' ', { event })).to.be.null;
      expect(ask('k', { event })).to.deep.equal({ type: 'pauserequest' });
    }
    expect(ask(' ', { event: on('div') })).to.deep.equal({ type: 'pauserequest' });
  });

  it('leaves every key to a text field', () => {
    const fields = [
      on('input'),
      on('textarea'),
      on('select'),
      on('div', { contenteditable: 'true' }),
    ];
    for (const event of fields) {
      for (const key of ['k', ' ', 'ArrowUp', '5']) expect(ask(key, { event })).to.be.null;
    }
  });

  it('leaves every other key alone', () => {
    for (const key of ['Tab', 'Escape', 'Enter', 'a', 'F1', '10', '٣', '']) {
      expect(ask(key), key).to.be.null;
    }
  });
});
