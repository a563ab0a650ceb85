import { expect } from '@open-wc/testing';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import { en } from '../../src/ui/locales/en.js';
import { settingsItems } from '../../src/ui/settings-model.js';
import type { SettingsFacts, SettingsPage } from '../../src/ui/settings-model.js';
import { plainRequest } from './request-log.js';

const FACTS: SettingsFacts = {
  playbackRate: 1,
  tracks: INITIAL_STATE.tracks,
  textTracks: [],
  filesOffered: false,
  filesOpen: false,
  statsOpen: false,
  pictureInPicture: false,
  pictureInPictureAvailable: true,
};

const TEXT = { kind: 'subtitles', label: '', language: '', showing: false } as const;

const items = (facts: Partial<SettingsFacts> = {}) => settingsItems({ ...FACTS, ...facts }, en);

function page(id: SettingsPage['id'], facts: Partial<SettingsFacts>): SettingsPage {
  const found = items(facts).find((item) => item.id === id);
  if (found?.kind !== 'page') throw new Error(`there is no page ${id}`);
  return found;
}

describe('settingsItems', () => {
  it('are those that make sense', () => {
    const ids = (facts: Partial<SettingsFacts>) => items(facts).map(({ id }) => id);
    expect(ids({})).to.deep.equal(['speed', 'stats', 'picture-in-picture']);
    expect(ids({ pictureInPictureAvailable: false })).to.deep.equal(['speed', 'stats']);
    const one = [{ id: '1', label: 'English', language: 'en' }];
    const two = [...one, { id: '2', label: 'German', language: 'de' }];
    expect(ids({ tracks: { audio: one, audioId: '1' } })).not.to.include('audio');
    expect(
      ids({ tracks: { audio: two, audioId: '1' }, textTracks: [{ ...TEXT, index: 0 }] }),
    ).to.deep.equal(['subtitles', 'audio', 'speed', 'stats', 'picture-in-picture']);
  });

  it('offer the speeds, and tell one that is none of them', () => {
    const { value, choices } = page('speed', {});
    expect(value).to.equal('Normal');
    expect(choices.map(({ label }) => label)).to.include.members(['0.25×', 'Normal', '2×']);
    expect(choices.filter(({ checked }) => checked)).to.have.length(1);
    expect(plainRequest(choices[0]!.request())).to.deep.equal({ type: 'raterequest', rate: 0.25 });
    const odd = page('speed', { playbackRate: 1.1 });
    expect(odd.value).to.equal('1.1×');
    expect(odd.choices.some(({ checked }) => checked)).to.equal(false);
  });

  it('offer subtitles by their name, their language or their number, and off', () => {
    const textTracks = [
      { ...TEXT, index: 2, label: 'Deutsch (SDH)', language: 'de' },
      { ...TEXT, index: 4, language: 'fr', showing: true },
      { ...TEXT, index: 5 },
    ];
    const { value, choices } = page('subtitles', { textTracks });
    expect(choices.map(({ label }) => label)).to.deep.equal([
      'Off',
      'Deutsch (SDH)',
      'French',
      'Track 3',
    ]);
    expect(value).to.equal('French');
    expect(choices.map(({ request }) => plainRequest(request())['index'])).to.deep.equal([
      null,
      2,
      4,
      5,
    ]);
    const off = page('subtitles', { textTracks: [{ ...TEXT, index: 0 }] });
    expect(off.value).to.equal('Off');
  });

  it('offer the audio tracks', () => {
    const audio = [
      { id: '1', label: 'English', language: 'en' },
      { id: '7', label: '', language: 'ja' },
    ];
    const { value, choices } = page('audio', { tracks: { audio, audioId: '7' } });
    expect(value).to.equal('Japanese');
    expect(plainRequest(choices[0]!.request())).to.deep.equal({
      type: 'audiotrackrequest',
      id: '1',
    });
  });

  it('switch the list of files, the statistics, and the window of the film', () => {
    for (const on of [false, true]) {
      const switches = items({
        filesOffered: true,
        filesOpen: on,
        statsOpen: on,
        pictureInPicture: on,
      }).filter((item) => item.kind === 'switch');
      expect(switches.map(({ checked }) => checked)).to.deep.equal([on, on, on]);
      expect(switches.map(({ request }) => plainRequest(request()))).to.deep.equal([
        { type: 'filestogglerequest', open: !on },
        { type: 'statstogglerequest', open: !on },
        { type: 'pictureinpicturerequest', on: !on },
      ]);
    }
  });
});
