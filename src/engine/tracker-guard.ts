import { binaryToHex } from './binary-string.js';
import { acceptDescription } from './session-description.js';
import type { SessionDescription } from './session-description.js';

/** Half of a WebRTC introduction, passed on by a tracker. */
export interface Introduction {
  /** The other peer, in hex digits. */
  readonly peerId: string;
  /** Names the offer; a binary string, sent back as it came. */
  readonly offerId: string;
  readonly description: SessionDescription;
}

/** What is believed of a tracker's message. */
export interface TrackerMessage {
  /** A binary string; null in a failure that concerns the whole connection. */
  readonly infoHash: string | null;
  readonly failure: string | null;
  /** How often to announce, clamped; null when it does not say. */
  readonly intervalMs: number | null;
  /** Peers it knows of, us included; null when it does not say. */
  readonly swarmSize: number | null;
  /** To be sent back with every announce. */
  readonly trackerId: string | null;
  readonly offer: Introduction | null;
  readonly answer: Introduction | null;
}

/** An offer has 1 to 3 kB; nothing that a tracker says needs more than a few. */
const MAX_MESSAGE_CHARS = 64 * 1024;
const MIN_INTERVAL_MS = 30_000;
const MAX_INTERVAL_MS = 60 * 60_000;
const ID_BYTES = 20;
const MAX_TEXT_CHARS = 500;
/** Trackers copy the ids of other clients' offers, and check them as little as those do. */
const MAX_OFFER_ID_CHARS = 100;

/**
 * Reads a message of a WebSocket tracker, and believes nothing: null for what
 * is too large, no JSON, no announce, or of the wrong shape. A member of the
 * wrong type is as if it were absent.
 */
export function parseTrackerMessage(data: unknown): TrackerMessage | null {
  const message = parseObject(data);
  if (!message) return null;
  const failure = textOf(message['failure reason']);
  if (message['action'] !== 'announce' && failure === null) return null;
  const infoHash = idOf(message['info_hash']);
  if (infoHash === null && failure === null) return null;
  return {
    infoHash,
    failure,
    intervalMs: clampInterval(message['interval'] ?? message['min interval']),
    swarmSize: swarmSizeOf(message['complete'], message['incomplete']),
    trackerId: textOf(message['tracker id']),
    offer: introductionOf(message, 'offer'),
    answer: introductionOf(message, 'answer'),
  };
}

function parseObject(data: unknown): Record<string, unknown> | null {
  const isText = typeof data === 'string';
  if (!isText && !(data instanceof ArrayBuffer)) return null;
  if ((isText ? data.length : data.byteLength) > MAX_MESSAGE_CHARS) return null;
  try {
    const value: unknown = JSON.parse(isText ? data : new TextDecoder().decode(data));
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function introductionOf(
  message: Record<string, unknown>,
  type: SessionDescription['type'],
): Introduction | null {
  const description = acceptDescription(message[type], type);
  const peerId = idOf(message['peer_id']);
  const offerId = message['offer_id'];
  if (!description || peerId === null) return null;
  if (typeof offerId !== 'string' || offerId.length > MAX_OFFER_ID_CHARS) return null;
  return { peerId: binaryToHex(peerId), offerId, description };
}

/** Milliseconds from seconds: 30 s to 1 h. */
function clampInterval(seconds: unknown): number | null {
  if (typeof seconds !== 'number' || !(seconds > 0)) return null;
  return Math.min(MAX_INTERVAL_MS, Math.max(MIN_INTERVAL_MS, seconds * 1000));
}

function swarmSizeOf(complete: unknown, incomplete: unknown): number | null {
  const counts = [complete, incomplete].filter(
    (count) => typeof count === 'number' && Number.isSafeInteger(count) && count >= 0,
  ) as number[];
  return counts.length === 0 ? null : counts.reduce((sum, count) => sum + count);
}

function idOf(value: unknown): string | null {
  return typeof value === 'string' && value.length === ID_BYTES ? value : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value.slice(0, MAX_TEXT_CHARS) : null;
}
