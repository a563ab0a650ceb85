import { expect } from '@open-wc/testing';
import type { PlaybackSlice } from '../../src/core/player-state.js';
import { SystemControls, type SystemActions } from '../../src/player/system-controls.js';
import { playbackOf } from '../ui/sample-state.js';

const FILM = { title: 'Film', artist: '', album: '', artwork: 'https://host.example/poster.jpg' };

const session = navigator.mediaSession;
/** What a system would call; browsers do not tell. */
const handlers = new Map<string, MediaSessionActionHandler | null>();
const positions: (MediaPositionState | undefined)[] = [];

/** Actions that write down what was asked of them. */
function actionsOf(log: string[]): SystemActions {
  return {
    play: () => log.push('play'),
    pause: () => log.push('pause'),
    seek: (time) => log.push(`seek ${time}`),
    skip: (seconds) => log.push(`skip ${seconds}`),
  };
}

function call(action: MediaSessionAction, details: Partial<MediaSessionActionDetails> = {}): void {
  handlers.get(action)?.({ action, ...details });
}

describe('SystemControls', () => {
  let controls: SystemControls;
  let log: string[];

  before(() => {
    session.setActionHandler = (action, handler) => void handlers.set(action, handler);
    session.setPositionState = (state) => void positions.push(state);
  });
  after(() => {
    Reflect.deleteProperty(session, 'setActionHandler');
    Reflect.deleteProperty(session, 'setPositionState');
  });
  beforeEach(() => {
    controls = new SystemControls();
    log = [];
    positions.length = 0;
  });
  afterEach(() => {
    controls.release();
    session.metadata = null;
  });

  it('do what the system asks for', () => {
    controls.claim(actionsOf(log));
    call('play');
    call('pause');
    call('seekto', { seekTime: 30 });
    call('seekforward');
    call('seekbackward', { seekOffset: 5 });
    expect(log).to.deep.equal(['play', 'pause', 'seek 30', 'skip 10', 'skip -5']);
    expect(handlers.get('nexttrack'), 'no such button').to.equal(null);
    controls.claim({ ...actionsOf(log), next: () => log.push('next') });
    call('nexttrack');
    expect(log.at(-1)).to.equal('next');
  });

  it('show what plays, and where it is', () => {
    controls.claim(actionsOf(log));
    controls.update(FILM, playbackOf({ currentTime: 10, duration: 60, playbackRate: 2 }));
    expect(session.metadata?.title).to.equal('Film');
    expect(session.metadata?.artwork[0]?.src).to.equal(FILM.artwork);
    expect(session.playbackState).to.equal('playing');
    expect(positions).to.deep.equal([{ position: 10, duration: 60, playbackRate: 2 }]);
    const { metadata } = session;
    controls.update(FILM, playbackOf({ paused: true, duration: NaN }));
    expect(session.metadata, 'the same').to.equal(metadata);
    expect(session.playbackState).to.equal('paused');
    expect(positions).to.have.length(1);
    controls.update({ ...FILM, title: 'Another', artwork: '' }, playbackOf());
    expect(session.metadata?.title).to.equal('Another');
    expect(session.metadata?.artwork).to.have.length(0);
  });

  it('tell where it is only when it is not where the system would expect it', () => {
    controls.claim(actionsOf(log));
    const tell = (patch: Partial<PlaybackSlice>) => {
      positions.length = 0;
      controls.update(FILM, playbackOf({ paused: true, currentTime: 10, ...patch }));
      return positions.map((position) => position?.position);
    };
    expect(tell({})).to.deep.equal([10]);
    expect(tell({ currentTime: 10.2 }), 'near enough').to.deep.equal([]);
    expect(tell({ currentTime: 30 }), 'a seek').to.deep.equal([30]);
    expect(tell({ currentTime: 30, playbackRate: 2 }), 'another speed').to.deep.equal([30]);
    expect(tell({ currentTime: 30, playbackRate: 2, paused: false }), 'it plays').to.deep.equal([
      30,
    ]);
    // A minute on, and not a moment has passed.
    expect(tell({ currentTime: 90, playbackRate: 2, paused: false })).to.deep.equal([90]);
    controls.release();
    controls.claim(actionsOf(log));
    expect(tell({ currentTime: 90, playbackRate: 2, paused: false }), 'anew').to.deep.equal([90]);
  });

  it('leave alone what the page shows there', () => {
    session.metadata = new MediaMetadata({ title: 'The page’s own' });
    controls.claim(actionsOf(log));
    controls.update(FILM, playbackOf());
    expect(session.metadata.title).to.equal('The page’s own');
    controls.release();
    expect(session.metadata.title).to.equal('The page’s own');
  });

  it('belong to who plays last', () => {
    const other = new SystemControls();
    controls.claim(actionsOf(log));
    controls.update(FILM, playbackOf());
    const otherLog: string[] = [];
    other.claim(actionsOf(otherLog));
    call('play');
    expect([log, otherLog]).to.deep.equal([[], ['play']]);
    controls.update({ ...FILM, title: 'Too late' }, playbackOf());
    controls.release();
    expect(session.metadata).to.equal(null);
    call('pause');
    expect(otherLog).to.deep.equal(['play', 'pause']);
    other.release();
  });

  it('are given back', () => {
    controls.claim(actionsOf(log));
    controls.update(FILM, playbackOf());
    controls.release();
    expect([...handlers.values()].every((handler) => handler === null)).to.equal(true);
    expect(session.metadata).to.equal(null);
    expect(session.playbackState).to.equal('none');
    expect(positions.at(-1)).to.equal(undefined);
  });
});
