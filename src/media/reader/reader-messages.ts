import type { MediaTags } from '../../core/media-tags.js';
import type { PlayerErrorCode } from '../../core/player-error.js';
import type { MediaSegment } from '../segment-assembler.js';
import type { ContainerDescription, Demand } from './media-reader.js';

/** The calls of a FileReader, as data. */
export type ReaderCall =
  | { readonly method: 'open' | 'setDemand'; readonly demand: Demand }
  | { readonly method: 'select'; readonly trackId: number; readonly mimeType: string }
  | { readonly method: 'start'; readonly trackId: number; readonly timeSeconds: number }
  | { readonly method: 'next'; readonly trackId: number; readonly seconds: number }
  | { readonly method: 'tags' }
  | { readonly method: 'thumbnail'; readonly timeSeconds: number; readonly width: number };

/** What a call resolves to, whichever it was. */
export type ReaderResult =
  ContainerDescription | Uint8Array<ArrayBuffer> | MediaSegment | MediaTags | ImageBitmap | null;

/**
 * Why a call was rejected: the page refused a read, as it knows, the file is
 * beyond this reading side, or an error of the reader's own.
 */
export type ReaderFailure =
  | { readonly refused: true }
  | { readonly beyond: true }
  | { readonly code: PlayerErrorCode; readonly message: string };

/** What the page tells the worker. Buffers are transferred. */
export type ToWorker =
  /** With the size of the file, which is the same in each. */
  | {
      readonly type: 'call';
      readonly id: number;
      readonly lengthBytes: number;
      readonly call: ReaderCall;
    }
  | { readonly type: 'bytes'; readonly id: number; readonly bytes: Uint8Array }
  | { readonly type: 'refused'; readonly id: number };

/** What the worker tells the page. Buffers and pictures are transferred. */
export type FromWorker =
  /** It runs, but has no code yet; sent by the bootstrap. */
  | { readonly type: 'alive' }
  /** It takes calls from now on. */
  | { readonly type: 'ready' }
  /** Its code could not be loaded. */
  | { readonly type: 'unloadable'; readonly message: string }
  /** It is loading a part of its code: a sign of life, repeated while that lasts. */
  | { readonly type: 'loading' }
  | { readonly type: 'read'; readonly id: number; readonly start: number; readonly end: number }
  | { readonly type: 'result'; readonly id: number; readonly result: ReaderResult }
  | { readonly type: 'failure'; readonly id: number; readonly failure: ReaderFailure };

/** One end of the connection: a Worker, or the worker's own scope. */
export interface Endpoint<Sent, Received> {
  postMessage(message: Sent, transfer: Transferable[]): void;
  addEventListener(
    type: 'message',
    listener: (event: MessageEvent<Received>) => void,
    options?: AddEventListenerOptions,
  ): void;
}
