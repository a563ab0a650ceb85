import type { Diagnosis } from '../../src/core/diagnosis.js';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { INITIAL_STATE } from '../../src/core/player-state.js';
import type {
  PieceMap,
  PlayerState,
  TextTrackInfo,
  TorrentSlice,
} from '../../src/core/player-state.js';
import type { ThumbnailAt } from '../../src/core/thumbnail.js';
import type { TorrentPlayer } from '../../src/torrent-player.js';
import { en } from '../../src/ui/locales/en.js';
import { filesOf } from '../support/file-info.js';
import {
  errorOf,
  piecesBySigns,
  piecesOf,
  playbackOf,
  swarmOf,
  torrentOf,
} from '../ui/sample-state.js';
import { RATES, SCENES } from '../ui/scenes.js';

/** One state of the whole interface, in which it can be looked at. */
export interface Phase {
  /** What differs from a player that has done nothing yet. */
  readonly state: Partial<PlayerState>;
  /** What the viewer does then. */
  readonly act?: (player: TorrentPlayer) => void;
}

const SERIES = filesOf({
  'Season 1/The Lighthouse - S01E01 - The Keeper.mkv': 734_000_000,
  'Season 1/The Lighthouse - S01E02 - Fog over the northern sea.mkv': 702_000_000,
  'Season 1/The Lighthouse - S01E10 - The last light.mp4': 911_000_000,
  'Season 2/The Lighthouse - S02E01 - A long name that does not fit into any list of files, ever.mkv': 688_000_000,
  'Extras/Trailer.mp4': 31_000_000,
  'Season 1/The Lighthouse - S01E01 - The Keeper.en.srt': 48_000,
  'poster.jpg': 220_000,
});

const ALBUM = filesOf({
  '01 - First light.flac': 21_000_000,
  '02 - The Keepers - Fog.flac': 34_000_000,
  '03 - A song about the sea and everything that was ever lost in it.flac': 41_000_000,
  '04 - Nocturne.flac': 19_000_000,
  '05 - Beacon.flac': 27_000_000,
  '06 - Home.flac': 30_000_000,
  'cover.jpg': 310_000,
});

/** Of the second file of a series everything is here, of the first a part. */
const PIECES: PieceMap = piecesOf([1, 1, 0, 0, 0, 1, 0]);

const film = torrentOf({
  name: 'The Lighthouse.mp4',
  files: filesOf({ 'The Lighthouse.mp4': 9e8 }),
  fileIndex: 0,
});
const series = torrentOf({
  infoHash: 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a',
  name: 'The Lighthouse',
  files: SERIES,
  fileIndex: 0,
});
const album = torrentOf({
  name: 'The Keepers - Beacons (2024) [FLAC]',
  files: ALBUM,
  fileIndex: 1,
});
const alone = swarmOf({ ...INITIAL_STATE.swarm, trackers: 'connected', othersInSwarm: 0 });
const joining = torrentOf({ phase: 'connecting' });
const beginning = playbackOf({ ...INITIAL_STATE.playback, paused: false, waiting: true });
const playing: Partial<PlayerState> = { torrent: film, swarm: swarmOf(), playback: playbackOf() };
const tags = { title: 'Fog', artist: 'The Keepers', album: 'Beacons (2024)', coverUrl: null };

/** Of a film that plays at 3:14 of 14:48, after a jump from its beginning. */
const FILM_PIECES = piecesBySigns(
  `${'#'.repeat(40)}${'.'.repeat(150)}${'#'.repeat(190)}~#~~.~~${'.'.repeat(280)}????${'.'.repeat(200)}${'#'.repeat(8)}`,
);
const textTracks: readonly TextTrackInfo[] = ['en', 'de', 'ar'].map((language, index) => ({
  index,
  kind: 'subtitles',
  label: '',
  language,
  showing: index === 1,
}));
const audio = [
  { id: '1', label: '', language: 'en' },
  { id: '2', label: "Director's commentary", language: 'en' },
];
const whole: Partial<PlayerState> = {
  torrent: film,
  swarm: swarmOf({ pieces: FILM_PIECES, bytesFromServers: 0 }),
  playback: playbackOf(),
  textTracks: { list: textTracks },
  tracks: { audio, audioId: '1' },
};

const diagnosed = (current: Diagnosis) => ({ diagnosis: { current } });

/** What has this part name, wherever it is in the player. */
export function partOf(player: TorrentPlayer, part: string): HTMLElement {
  const found = find(player.shadowRoot!, `[part~="${part}"]`);
  if (!found) throw new RangeError(`no part "${part}"`);
  return found;
}

export function clickPart(player: TorrentPlayer, part: string): void {
  partOf(player, part).click();
}

function find(root: ParentNode, selector: string): HTMLElement | null {
  const found = root.querySelector<HTMLElement>(selector);
  if (found) return found;
  for (const { shadowRoot } of root.querySelectorAll('*')) {
    const deeper = shadowRoot && find(shadowRoot, selector);
    if (deeper) return deeper;
  }
  return null;
}

function openPage(player: TorrentPlayer, id: string): void {
  clickPart(player, 'settings-button');
  const menu = player.shadowRoot!.querySelector('torrent-player-settings-menu')!;
  void menu.updateComplete.then(() => find(menu.shadowRoot!, `#${id}`)?.click());
}

/** The graph shows what was told once a second until then. */
function openStatistics(player: TorrentPlayer): void {
  for (const { download, upload } of RATES) {
    const rates = { downloadBytesPerSecond: download, uploadBytesPerSecond: upload };
    const detail = { ...player.media.torrent, ...rates };
    player.media.dispatchEvent(new CustomEvent('torrentstats', { detail }));
  }
  player.stats = true;
}

/** The picture that also shows before play. */
const samplePicture: ThumbnailAt = async (_time, { width = 160 } = {}) => {
  const response = await fetch('/demo/film/poster.jpg');
  return createImageBitmap(await response.blob(), { resizeWidth: width });
};

/** Rests the pointer over the seek bar, and gives it a picture to show there. */
function hoverSeekBar(player: TorrentPlayer): void {
  const bar = player.shadowRoot!.querySelector('torrent-player-seek-bar')!;
  bar.thumbnailAt = samplePicture;
  const slider = bar.shadowRoot!.querySelector('[role=slider]')!;
  const { left, width, top } = slider.getBoundingClientRect();
  const at = { clientX: left + 0.6 * width, clientY: top, pointerType: 'mouse' };
  slider.dispatchEvent(new PointerEvent('pointermove', at));
}

const errors = Object.fromEntries(
  (Object.keys(en.errors) as PlayerErrorCode[]).map((code): [string, Phase] => [
    `error ${code}`,
    {
      state: {
        torrent: {
          ...series,
          phase: 'failed',
          error: {
            ...errorOf(code, code.endsWith('failed')),
            ...(code === 'media-unsupported' && { codecs: ['hvc1.1.6.L93.90', 'V_MPEG2'] }),
          },
        },
      },
    },
  ]),
);

const undecodable: TorrentSlice = {
  ...series,
  phase: 'failed',
  error: { ...errorOf('media-unsupported'), codecs: ['V_MPEG2'] },
};
const saving = { ...INITIAL_STATE.saving, fileIndex: 0, receivedBytes: 312_000_000 } as const;

/** Of a film that nothing decodes, and that somebody wants to keep. */
const keeping: Readonly<Record<string, Phase>> = {
  'saving a file': {
    state: { torrent: undecodable, swarm: swarmOf(), saving: { ...saving, state: 'fetching' } },
  },
  'saved a file': { state: { torrent: undecodable, saving: { ...saving, state: 'saved' } } },
  'saving failed': { state: { torrent: undecodable, saving: { ...saving, state: 'failed' } } },
  'a file too large to save': {
    state: {
      torrent: {
        ...undecodable,
        files: filesOf({ 'The Lighthouse (1987).vob': 38_000_000_000 }),
      },
    },
  },
  'files that do not play': {
    state: {
      torrent: torrentOf({
        phase: 'failed',
        files: filesOf({ 'The Lighthouse (1987).avi': 734_000_000, 'Booklet.pdf': 21_000_000 }),
        error: errorOf('no-playable-file'),
      }),
    },
  },
};

/** Of the scenes that ask and explain, those that no other phase shows. */
const explained = Object.fromEntries(
  ['asking, all there is', 'idle, servers only', 'waiting for a piece', 'too-slow'].map((name) => {
    const { state } = SCENES[name]!;
    return [name, { state: state ?? {} }];
  }),
);

/** Every phase by its name. */
export const PHASES: Readonly<Record<string, Phase>> = {
  'idle, notice': { state: {} },
  consent: {
    state: {
      consent: { ...INITIAL_STATE.consent, mode: 'ask', isAsking: true, canUseServer: true },
    },
  },
  connecting: {
    state: {
      torrent: joining,
      swarm: { ...alone, trackers: 'waiting', othersInSwarm: null },
      playback: beginning,
    },
  },
  'no peers': {
    state: {
      torrent: joining,
      swarm: alone,
      playback: beginning,
      ...diagnosed({ code: 'nobody-there', message: en.diagnoses['nobody-there'], hint: '' }),
    },
  },
  buffering: {
    state: { ...playing, playback: playbackOf({ waiting: true, bufferingProgress: 0.4 }) },
  },
  playing: { state: playing },
  paused: { state: { ...playing, playback: playbackOf({ paused: true }) } },
  ended: {
    state: { ...playing, playback: playbackOf({ paused: true, ended: true, currentTime: 888 }) },
  },
  'playing, with everything': { state: whole },
  'menu of settings': { state: whole, act: (player) => clickPart(player, 'settings-button') },
  'menu of subtitles': { state: whole, act: (player) => openPage(player, 'subtitles') },
  'menu of speeds': { state: whole, act: (player) => openPage(player, 'speed') },
  'seek preview': { state: whole, act: (player) => hoverSeekBar(player) },
  statistics: { state: playing, act: openStatistics },
  'list of files': {
    state: { torrent: series, swarm: swarmOf({ pieces: PIECES }), playback: playbackOf() },
    act: (player) => clickPart(player, 'files-button'),
  },
  'next episode': {
    state: {
      torrent: series,
      swarm: swarmOf(),
      playback: playbackOf({ paused: true, ended: true, currentTime: 888 }),
    },
    act: (player) => player.media.dispatchEvent(new Event('ended')),
  },
  album: {
    state: {
      torrent: album,
      swarm: swarmOf({ pieces: PIECES }),
      playback: playbackOf(),
      tags,
    },
  },
  'a track without an album': {
    state: {
      ...playing,
      torrent: torrentOf({ files: ALBUM.slice(0, 1), fileIndex: 0 }),
      tags,
    },
  },
  ...explained,
  ...errors,
  ...keeping,
};

/** Puts a player into a phase, whatever it was in. Resolves when it shows. */
export async function enterPhase(player: TorrentPlayer, name: string): Promise<void> {
  const phase = PHASES[name];
  if (!phase)
    throw new RangeError(`no phase "${name}"; there are ${Object.keys(PHASES).join(', ')}`);
  await interfaceOf(player);
  const { store } = player.media;
  for (const slice of Object.keys(INITIAL_STATE) as (keyof PlayerState)[]) {
    store.patch(slice, { ...INITIAL_STATE[slice], ...phase.state[slice] });
  }
  if (phase.state.playback) await begin(player);
  await nextFrame();
  phase.act?.(player);
  await nextFrame();
}

/** What shows before the first play is gone once it was not paused. */
async function begin(player: TorrentPlayer): Promise<void> {
  const { store } = player.media;
  const { paused } = store.state.playback;
  store.patch('playback', { paused: false });
  await nextFrame();
  store.patch('playback', { paused });
}

/** Every phase but the first has an interface, which loads. */
async function interfaceOf(player: TorrentPlayer): Promise<void> {
  await import('../../src/player/player-interface.js');
  player.dispatchEvent(new Event('pointerenter'));
  while (!player.shadowRoot!.querySelector('torrent-player-control-bar')) {
    await nextFrame();
  }
}

/** By then every part within a part has rendered, too. */
function nextFrame(): Promise<unknown> {
  return new Promise(requestAnimationFrame);
}
