import type { ByteRange } from './byte-range.js';

/** What a read may carry. */
export interface ReadOptions {
  /** Aborting rejects the read with the signal's reason and withdraws its requests. */
  readonly signal?: AbortSignal;
}

/** What playback will want after the reads under way, and how soon. */
export interface ReadAhead {
  readonly range: ByteRange;
  /** How long playback can go on before it needs the first of these bytes; Infinity while paused. */
  readonly bufferedSeconds: number;
  /** How fast playback gets through the bytes, on average. */
  readonly bytesPerSecond: number;
}

/**
 * Random access to the bytes of one file, wherever they come from. The media
 * pipeline consumes it, the engine provides it; neither knows the other.
 */
export interface ByteSource {
  /** Size of the file in bytes; never changes. */
  readonly lengthBytes: number;

  /** File name, for humans and as a hint of the container; never trusted. */
  readonly name: string;

  /**
   * Reads exactly the bytes of `range`, waiting for them as long as it takes.
   *
   * The result has exactly `range.end - range.start` bytes and belongs to the
   * caller. A read never ends early: it resolves whole or rejects.
   *
   * @throws RangeError when the range does not lie within the file.
   * @throws the signal's reason when aborted.
   * @throws PlayerError when the bytes can no longer come.
   */
  read(range: ByteRange, options?: ReadOptions): Promise<Uint8Array>;

  /**
   * Says which bytes playback will want next, so that they may be fetched
   * before they are asked for. Replaces the former hint; null fetches nothing
   * but what is read. Before the first hint a source may also fetch the places
   * where containers have their index.
   */
  readAhead(hint: ReadAhead | null): void;

  /** The ranges a read of which would not wait: sorted, disjoint. */
  heldRanges(): readonly ByteRange[];

  /**
   * The bytes of `range` when all of them are held, else null. It counts as no
   * wish: nothing is fetched for it, and nothing kept. The result belongs to
   * the caller.
   *
   * @throws RangeError when the range does not lie within the file.
   */
  readHeld(range: ByteRange): Uint8Array | null;
}
