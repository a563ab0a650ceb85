/**
 * What a run reports, in the order in which it happens. The views show it, and
 * `--json` prints it: `events.schema.json` is the contract.
 *
 * @typedef {{event: 'started', version: string, mode: 'publish' | 'bridge' | 'tracker'}
 *   | {event: 'hashing', hashedBytes: number, totalBytes: number}
 *   | ({event: 'media'} & MediaReport)
 *   | {event: 'warning', code: WarningCode, message: string}
 *   | {event: 'listening', url: string, trackers: readonly string[], webSeed: string | null}
 *   | TorrentEvent
 *   | {event: 'snippets', snippets: readonly Snippet[]}
 *   | {event: 'serving', torrentPort: number}
 *   | {event: 'tracker', url: string}
 *   | StatusEvent
 *   | {event: 'stopping', reason: string}
 *   | {event: 'stopped'}
 *   | {event: 'error', code: ErrorCode, message: string}} PublishEvent
 *
 * @typedef {object} TorrentEvent
 * @property {'torrent'} event
 * @property {string} infoHash 40 hex digits
 * @property {string} name
 * @property {number} lengthBytes
 * @property {number} pieceLengthBytes
 * @property {boolean} isPrivate
 * @property {readonly {path: string, lengthBytes: number}[]} files
 * @property {string} magnet
 * @property {string | null} torrentFile path of the `.torrent`
 *
 * @typedef {object} StatusEvent
 * @property {'status'} event once a second
 * @property {number} browsers connected over WebRTC
 * @property {number} peers connected over TCP
 * @property {number} progress from 0 to 1: what is held here
 * @property {number} uploadedBytes to browsers and peers
 * @property {number} servedBytes over HTTP
 * @property {number} downloadedBytes
 * @property {number} uploadBytesPerSecond to all of them
 * @property {number} downloadBytesPerSecond
 *
 * @typedef {'insecure-address' | 'nothing-playable' | 'no-tracker' | 'tracker'} WarningCode
 *
 * @typedef {(event: PublishEvent) => void} Report
 */

/** @import {ErrorCode} from '../publish-error.js' */
/** @import {MediaReport} from '../media/check-media.js' */
/** @import {Snippet} from '../share/snippets.js' */
export {};
