/** Entry of the lazy engine chunk: all that the session needs of it. */
export { joinTorrent, type JoinOptions } from './swarm-client.js';
export {
  seedContent,
  type ContentSeeding,
  type ContentSeedingOptions,
  type ContentSeedingStatus,
} from './content-seeding.js';
export type { TorrentHandle } from './torrent-handle.js';
export type { TorrentMetadata } from './torrent-metadata.js';
export type { TransferLimits } from './participation.js';
