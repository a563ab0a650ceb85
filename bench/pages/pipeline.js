/** The media pipeline as it was built, on a ByteSource with a link's limits: no swarm. */
import { attachMediaSource } from './attach-media-source.js';
import { LimitedByteSource } from './limited-byte-source.js';
import { frameAt, seek } from './video-probe.js';

const video = document.querySelector('video');
const lifetime = new AbortController();
let media;
let bytes;
let readers;

window.bench = {
  /** What happens while a swarm is joined: the parts are loaded, and the worker started. */
  async prepare({ chunkUrl, contentUrl }) {
    media = await import(chunkUrl);
    bytes = new Uint8Array(await (await fetch(contentUrl)).arrayBuffer());
    readers = new media.ReaderSupply(lifetime.signal);
  },

  async play({ latencyMs, bytesPerSecond, timeoutMs }) {
    const source = new LimitedByteSource(bytes, { latencyMs, bytesPerSecond });
    const startedMs = performance.now();
    const attachment = attachMediaSource(video);
    const frame = frameAt(video, 0, timeoutMs);
    void video.play().catch(reportError);
    const { signal } = lifetime;
    await media.openMedia({ video, attachment, source, signal, readers });
    return (await frame) - startedMs;
  },

  /** Bytes asked for until the first frame is there, when nothing but that is wanted. */
  async bytesToFirstFrame({ latencyMs, bytesPerSecond, timeoutMs }) {
    const source = new LimitedByteSource(bytes, { latencyMs, bytesPerSecond });
    const attachment = attachMediaSource(video);
    const isThere = new Promise((resolve, reject) => {
      video.addEventListener('loadeddata', resolve, { once: true });
      setTimeout(() => reject(new Error(`no frame in ${timeoutMs} ms`)), timeoutMs);
    });
    const { signal } = lifetime;
    await media.openMedia({ video, attachment, source, signal, readers, demand: 'first-frame' });
    await isThere;
    return source.bytesSent;
  },

  /** How many seconds of sound become Opus in a second, once the decoder is there. */
  async transcode() {
    const lengthBytes = bytes.byteLength;
    const read = async ({ start, end }) => bytes.slice(start, end);
    const reader = await readers.connect({ lengthBytes, read }, lifetime.signal);
    const { tracks } = await reader.open();
    const { id, mimeTypes } = tracks.find(({ kind }) => kind === 'audio');
    await reader.select(id, mimeTypes.at(-1));
    await reader.start(id, 0);
    const first = await reader.next(id, 1);
    const startedMs = performance.now();
    let { end } = first;
    for (let next = first; next; next = await reader.next(id, 1)) ({ end } = next);
    return (end - first.end) / ((performance.now() - startedMs) / 1000);
  },

  seek: ({ placeSec, timeoutMs }) => seek(video, placeSec, timeoutMs),
};
