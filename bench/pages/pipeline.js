/** The media pipeline as it was built, on a ByteSource with a link's limits: no swarm. */
import { LimitedByteSource } from './limited-byte-source.js';
import { frameAt, seek } from './video-probe.js';

const video = document.querySelector('video');
const lifetime = new AbortController();
let media;
let bytes;
let readers;

/** What the player makes before the pipeline is there. */
function attach() {
  const mediaSource = new MediaSource();
  const opened = new Promise((resolve) =>
    mediaSource.addEventListener('sourceopen', () => resolve(mediaSource), { once: true }),
  );
  video.src = URL.createObjectURL(mediaSource);
  return { opened, detach: () => video.removeAttribute('src') };
}

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
    const attachment = attach();
    const frame = frameAt(video, 0, timeoutMs);
    void video.play().catch(reportError);
    const { signal } = lifetime;
    await media.openMedia({ video, attachment, source, signal, readers });
    return (await frame) - startedMs;
  },

  seek: ({ placeSec, timeoutMs }) => seek(video, placeSec, timeoutMs),
};
