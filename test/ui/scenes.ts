import { DIAGNOSIS_MESSAGES } from '../../src/core/diagnosis-messages.js';
import type { Diagnosis, DiagnosisCode } from '../../src/core/diagnosis.js';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { INITIAL_STATE, type ConsentSlice, type PlayerState } from '../../src/core/player-state.js';
import { en } from '../../src/ui/locales/en.js';
import type { SamplePlayer } from './sample-player.js';
import { errorOf, playbackOf, stateOf, swarmOf, torrentOf } from './sample-state.js';

export type Scene = Partial<SamplePlayer>;

const INFO_HASH = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
const MAGNET = `magnet:?xt=urn:btih:${INFO_HASH}`;

const FILES = ['Sintel/Sintel.mkv', 'Sintel/Sintel.mp4'].map((path, index) => ({
  index,
  path,
  name: path.slice(7),
  lengthBytes: 444_000_000 + index,
  type: 'video/mp4',
  playable: true,
  pieces: { first: index, end: index + 1 },
}));

const PIECES = {
  count: 400,
  lengthBytes: 1_048_576,
  have: Uint8Array.from({ length: 400 }, (_, index) => (index % 3 === 0 ? 1 : 0)),
  requested: new Uint8Array(400),
  availability: new Uint8Array(400),
  file: { first: 0, end: 400 },
};

/** A swarm about which everything is known. */
const KNOWN = swarmOf({
  openingConnections: 2,
  failedConnections: 1,
  othersInSwarm: 23,
  bytesWasted: 312_000,
  memoryBytes: 151_000_000,
  memoryBudgetBytes: 268_435_456,
  pieces: PIECES,
  trackerList: [
    { host: 'tracker.example.org', state: 'connected', failure: null, reason: null, others: 23 },
    {
      host: 'a-rather-long-name.trackers.example.net:8443',
      state: 'failed',
      failure: 'refused',
      reason: 'Torrent is not registered with this tracker',
      others: null,
    },
    { host: 'gone.example', state: 'failed', failure: 'unreachable', reason: null, others: null },
  ],
  webSeeds: [
    { host: 'media.example', refusal: null },
    { host: 'cdn.example', refusal: 'cors' },
  ],
});

/** What came and went in a minute and a half. */
export const RATES = Array.from({ length: 90 }, (_, second) => ({
  download: 1_700_000 + 1_400_000 * Math.sin(second / 7) * Math.cos(second / 17),
  upload: 420_000 + 200_000 * Math.sin(second / 5),
}));

const ALONE = swarmOf({ peers: 0, downloadBytesPerSecond: 0, uploadBytesPerSecond: 0 });
const FILM = torrentOf({ infoHash: INFO_HASH, name: 'Sintel', files: FILES, fileIndex: 0 });

function waiting(patch: Partial<PlayerState>): Scene {
  return { started: true, httpAvailable: true, magnet: MAGNET, state: stateOf(patch) };
}

function diagnosed(code: DiagnosisCode): Scene {
  const needs = { neededBytesPerSecond: 500_000, actualBytesPerSecond: 262_500 };
  const current: Diagnosis = { code, message: '', hint: '', ...(code === 'too-slow' && needs) };
  const isAlone = !['too-slow', 'piece-unavailable', 'budget-too-small'].includes(code);
  return waiting({
    torrent: torrentOf(isAlone ? { phase: 'connecting' } : { phase: 'ready' }),
    playback: playbackOf({ waiting: true, bufferingProgress: isAlone ? 0 : 0.3 }),
    swarm: isAlone ? ALONE : swarmOf({ downloadBytesPerSecond: 262_500 }),
    diagnosis: { current },
  });
}

function failed(code: PlayerErrorCode): Scene {
  const retryable = ['torrent-unreachable', 'engine-failed', 'load-failed'].includes(code);
  const mode = code === 'no-web-seed' ? 'web-seeds' : 'torrent';
  const torrent = { ...FILM, mode, phase: 'failed', error: errorOf(code, retryable) } as const;
  return waiting({ torrent });
}

function asking(patch: Partial<ConsentSlice> = {}): Scene {
  const asked = { mode: 'ask', terms: 'ask', isAsking: true } as const;
  return { state: { ...INITIAL_STATE, consent: { ...INITIAL_STATE.consent, ...asked, ...patch } } };
}

function statistics(state: Partial<PlayerState>): Scene {
  return { started: true, statsOpen: true, rates: RATES, state: stateOf(state) };
}

/** What the interface can look like, for tests that look at all of it. */
export const SCENES: Readonly<Record<string, Scene>> = {
  idle: { state: INITIAL_STATE },
  'idle, servers only': {
    state: {
      ...INITIAL_STATE,
      consent: {
        ...INITIAL_STATE.consent,
        terms: 'server',
        canUseServer: true,
        prefersPrivacy: true,
      },
    },
  },
  asking: asking(),
  'asking, all there is': asking({ canUseServer: true, prefersPrivacy: true, isRemembered: true }),
  connecting: waiting({
    torrent: torrentOf({ phase: 'connecting' }),
    swarm: { ...ALONE, trackers: 'waiting' },
  }),
  looking: waiting({ torrent: torrentOf({ phase: 'connecting' }), swarm: ALONE }),
  opening: waiting({ torrent: torrentOf({ phase: 'probing' }) }),
  'waiting for a piece': waiting({ playback: playbackOf({ waiting: true }) }),
  buffering: waiting({ playback: playbackOf({ waiting: true, bufferingProgress: 0.4 }) }),
  playing: waiting({ torrent: FILM, swarm: KNOWN }),
  statistics: statistics({ torrent: FILM, swarm: KNOWN }),
  'statistics, servers only': statistics({
    torrent: { ...FILM, mode: 'web-seeds' },
    swarm: { ...KNOWN, peers: 0, bytesFromPeers: 0, trackerList: [] },
    consent: { ...INITIAL_STATE.consent, mode: 'ask', terms: 'server', canUseServer: true },
  }),
  ...Object.fromEntries(
    Object.keys(DIAGNOSIS_MESSAGES).map((code) => [code, diagnosed(code as DiagnosisCode)]),
  ),
  ...Object.fromEntries(
    Object.keys(en.errors).map((code) => [code, failed(code as PlayerErrorCode)]),
  ),
};
