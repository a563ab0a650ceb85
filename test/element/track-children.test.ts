import { expect } from '@open-wc/testing';
import '../../src/define.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { once, until } from '../support/viewer.js';

const VTT = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
const SRC = `data:text/vtt,${encodeURIComponent(VTT)}`;

function makeTrack(attributes: Readonly<Record<string, string>>): HTMLTrackElement {
  const track = document.createElement('track');
  for (const [name, value] of Object.entries(attributes)) track.setAttribute(name, value);
  return track;
}

const ENGLISH = { src: SRC, kind: 'subtitles', srclang: 'en', label: 'English' };

describe('<track> children', () => {
  for (const tag of ['torrent-video', 'torrent-player'] as const) {
    describe(`of <${tag}>`, () => {
      let element: TorrentVideo | TorrentPlayer;

      beforeEach(() => {
        element = document.createElement(tag);
      });
      afterEach(() => element.remove());

      const insert = async (...tracks: HTMLTrackElement[]) => {
        element.append(...tracks);
        document.body.append(element);
        await until('the tracks are there', () => element.textTracks.length === tracks.length);
      };

      it('are text tracks, with what they say', async () => {
        await insert(makeTrack(ENGLISH), makeTrack({ kind: 'chapters', srclang: 'de' }));
        const [english, chapters] = [...element.textTracks];
        const { kind, label, language, mode } = english!;
        expect({ kind, label, language, mode }).to.deep.equal({
          kind: 'subtitles',
          label: 'English',
          language: 'en',
          mode: 'disabled',
        });
        expect(chapters!.kind).to.equal('chapters');
      });

      it('are loaded when turned on', async () => {
        await insert(makeTrack(ENGLISH));
        const track = element.textTracks[0]!;
        track.mode = 'hidden';
        await until('the cue is there', () => track.cues?.length === 1);
        expect((track.cues![0] as VTTCue).text).to.equal('Hello');
      });

      it('show unasked when they are the default', async () => {
        await insert(makeTrack({ ...ENGLISH, default: '' }));
        await until('it shows', () => element.textTracks[0]!.mode === 'showing');
      });

      it('may come and go later', async () => {
        await insert();
        const added = makeTrack(ENGLISH);
        element.append(added);
        await until('it is there', () => element.textTracks.length === 1);
        added.remove();
        await until('it is gone', () => element.textTracks.length === 0);
      });

      it('leave room for tracks of a script’s', async () => {
        await insert(makeTrack(ENGLISH));
        const track = element.addTextTrack('captions', 'Mine', 'fr');
        track.mode = 'hidden';
        track.addCue(new VTTCue(0, 1, 'x'));
        expect([...element.textTracks].map(({ label }) => label)).to.deep.equal([
          'English',
          'Mine',
        ]);
        expect(track.cues).to.have.length(1);
      });
    });
  }

  describe('of <torrent-video>, like those of <video>', () => {
    let element: TorrentVideo;

    beforeEach(() => {
      element = document.createElement('torrent-video');
    });

    it('are there when append() returns, in their order, before those of scripts', () => {
      const script = element.addTextTrack('captions');
      const [first, second] = [makeTrack({ id: 'first' }), makeTrack({ id: 'second' })];
      element.appendChild(second);
      element.insertBefore(first, second);
      const { textTracks } = element;
      expect([...textTracks]).to.deep.equal([first.track, second.track, script]);
      expect(textTracks.getTrackById('second')).to.equal(second.track);
      first.remove();
      expect([...element.textTracks]).to.deep.equal([second.track, script]);
      element.replaceChildren();
      expect([...element.textTracks]).to.deep.equal([script]);
    });

    it('tell of their loading', async () => {
      const track = makeTrack(ENGLISH);
      element.append(track);
      expect(track.readyState).to.equal(HTMLTrackElement.NONE);
      const loaded = once(track, 'load');
      track.track.mode = 'hidden';
      await loaded;
      expect(track.readyState).to.equal(HTMLTrackElement.LOADED);
      expect(track.track.cues).to.have.length(1);
    });

    it('tell of their failure', async () => {
      const track = makeTrack({ src: 'data:text/vtt,nonsense', default: '' });
      const failed = once(track, 'error');
      element.append(track);
      await failed;
      expect(track.readyState).to.equal(HTMLTrackElement.ERROR);
    });

    it('keep what a script did with them before', async () => {
      const track = makeTrack(ENGLISH);
      track.track.mode = 'hidden';
      track.track.addCue(new VTTCue(5, 6, 'own'));
      element.append(track);
      expect(track.track.mode).to.equal('hidden');
      await once(track, 'load');
      expect([...track.track.cues!].map((cue) => (cue as VTTCue).text)).to.include('Hello');
    });

    it('are the track of a <video> when they move there, and ours again when they come back', () => {
      const track = makeTrack(ENGLISH);
      element.append(track);
      const { track: ours } = track;
      const video = document.createElement('video');
      video.append(track);
      expect(track.track).to.equal(video.textTracks[0]);
      element.append(track);
      expect(track.track).to.equal(ours);
      expect(element.textTracks[0]).to.equal(ours);
    });
  });
});
