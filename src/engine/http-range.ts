import { intersect, rangeLength, toHttpRange } from '../core/byte-range.js';
import type { ByteRange } from '../core/byte-range.js';
import { WebSeedError } from './web-seed-failure.js';

export interface HttpRangeRequest {
  readonly url: string;
  /** Of the file: within it, and not empty. */
  readonly range: ByteRange;
  /** What the file's length must be. */
  readonly fileLengthBytes: number;
  /** Aborting it ends the request; the reader gets its reason. */
  readonly signal: AbortSignal;
  /** Fails after so long without a byte. Default 10 s. */
  readonly stallMs?: number;
}

const STALL_MS = 10_000;
/** A server without ranges may send a file up to this size whole. */
const MAX_WHOLE_FILE_BYTES = 2 * 1024 * 1024;

/**
 * Reads one range of a file over HTTP and yields its bytes in order as they
 * come, never more of them than were asked for. What was yielded before a
 * failure is as good as the server; only a hash can tell.
 *
 * The request is a simple one (Fetch §2.2.2: a single `Range` with a start is
 * safelisted), so that no preflight precedes it.
 *
 * @throws WebSeedError when the answer is not exactly what was asked for.
 * @throws the signal's reason when aborted.
 */
export async function* readHttpRange(
  request: HttpRangeRequest,
): AsyncGenerator<Uint8Array, void, undefined> {
  const attempt = new Attempt(request);
  try {
    const response = await attempt.wait(fetch(request.url, attempt.init()));
    const bodyRange = checkAnswer(response, request);
    const reader = response.body?.getReader() ?? fail('wrong-length');
    let position = bodyRange.start;
    for (;;) {
      const { done, value } = await attempt.wait(reader.read());
      if (done) break;
      const wanted = intersect({ start: position, end: position + value.length }, request.range);
      if (wanted) yield value.subarray(wanted.start - position, wanted.end - position);
      position += value.length;
      if (position > bodyRange.end) fail('wrong-length');
    }
    if (position < bodyRange.end) fail('wrong-length');
  } finally {
    attempt.end();
  }
}

/** The lifetime of one request: its end closes the connection, however the reader left. */
class Attempt {
  readonly #lifetime = new AbortController();
  readonly #request: HttpRangeRequest;

  constructor(request: HttpRangeRequest) {
    const { signal } = request;
    signal.throwIfAborted();
    this.#request = request;
    signal.addEventListener('abort', () => this.#lifetime.abort(signal.reason), {
      signal: this.#lifetime.signal,
    });
  }

  init(): RequestInit {
    return {
      headers: { Range: toHttpRange(this.#request.range) },
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      // Nothing of a film is left on the viewer's disk. And Chromium lets only
      // one request at a time write the cache entry of a URL: the others wait.
      cache: 'no-store',
      signal: this.#lifetime.signal,
    };
  }

  /** Waits for the answer or for the next bytes, within the time limit. */
  async wait<Value>(operation: Promise<Value>): Promise<Value> {
    const { signal, stallMs = STALL_MS } = this.#request;
    const stalled = new WebSeedError({ code: 'stalled' });
    const timer = setTimeout(() => this.#lifetime.abort(stalled), stallMs);
    try {
      return await operation;
    } catch (cause) {
      signal.throwIfAborted();
      if (this.#lifetime.signal.aborted) throw stalled;
      throw new WebSeedError({ code: 'cors-or-network' }, { cause });
    } finally {
      clearTimeout(timer);
    }
  }

  end(): void {
    this.#lifetime.abort();
  }
}

/** The part of the file that the body holds. */
function checkAnswer({ status, headers }: Response, request: HttpRangeRequest): ByteRange {
  const { range, fileLengthBytes } = request;
  if (status === 206) {
    checkContentRange(headers.get('Content-Range'), request);
    checkContentLength(headers.get('Content-Length'), rangeLength(range));
    return range;
  }
  if (status !== 200) throw new WebSeedError({ code: 'status', status });
  if (fileLengthBytes > MAX_WHOLE_FILE_BYTES) fail('range-ignored');
  checkContentLength(headers.get('Content-Length'), fileLengthBytes);
  return { start: 0, end: fileLengthBytes };
}

/**
 * `Content-Range` (RFC 9110 §14.4) is readable only where CORS exposes it; the
 * length of the body has to do otherwise.
 */
function checkContentRange(header: string | null, request: HttpRangeRequest): void {
  if (header === null) return;
  const match = /^bytes (\d+)-(\d+)\/(\d+|\*)$/i.exec(header.trim());
  if (!match) fail('range-ignored');
  const [, first, last, total] = match;
  const { range, fileLengthBytes } = request;
  if (Number(first) !== range.start) fail('range-ignored');
  if (Number(last) !== range.end - 1) fail('wrong-length');
  if (total !== '*' && Number(total) !== fileLengthBytes) fail('wrong-length');
}

/** Absent when the server does not know it in advance; the body is counted in any case. */
function checkContentLength(header: string | null, expectedBytes: number): void {
  if (header !== null && Number(header) !== expectedBytes) fail('wrong-length');
}

function fail(code: 'range-ignored' | 'wrong-length'): never {
  throw new WebSeedError({ code });
}
