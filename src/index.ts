import './define.js';

export { TorrentPlayer } from './torrent-player.js';
export { TorrentVideo } from './torrent-video.js';
export type { TorrentObject } from './source-element.js';
export type { TorrentElementEventMap, TorrentEventMap, TorrentFallback } from './events.js';
export type { AudioTrack, AudioTrackEvent, AudioTrackList } from './session/audio-track-list.js';
export type { ConsentAnswer } from './session/consent-policy.js';
export type {
  ConsentRequestDetail,
  TorrentConsentRequestEvent,
} from './session/consent-request.js';
export type { SaveOptions } from './session/file-fetching.js';
export type { FallbackReason } from './session/http-sources.js';
export type { TorrentSnapshot } from './session/snapshot.js';
export type { PlayerErrorCode, PlayerErrorDetail } from './core/player-error.js';
export type {
  AudioTrackInfo,
  ConsentMode,
  Phase,
  PieceMap,
  PlaybackMode,
  SavingSlice,
  SeedingState,
  TagsSlice,
  TorrentFileInfo,
  TrackerInfo,
  WebSeedInfo,
} from './core/player-state.js';
export type { ThumbnailOptions } from './core/thumbnail.js';
export { setPartsUrl } from './core/part-url.js';
export { seedContent } from './seed-content.js';
export type {
  ContentSeeding,
  ContentSeedingOptions,
  ContentSeedingStatus,
} from './engine/index.js';
export { addLocale } from './ui/languages.js';
export type { Strings } from './ui/strings.js';
