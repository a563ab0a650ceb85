import { expect } from '@open-wc/testing';

/** What a page with that policy finds when it wants to transcode. */
async function inPageWith(policy: string, before = ''): Promise<unknown> {
  const script = `
    ${before}
    const { openTrack } = await import('/test/media/transcode/sound.ts');
    const { AudioTranscoder } = await import('/src/media/transcode/audio-transcoder.ts');
    const { track } = await openTrack('ac3-stereo.mkv');
    const told = await AudioTranscoder.create(track).then(() => 'can', ({ code, message }) => code + ': ' + message);
    parent.postMessage({ told }, '*');`;
  const frame = document.createElement('iframe');
  const content = policy.replaceAll('"', '&quot;');
  frame.srcdoc = `<meta http-equiv="Content-Security-Policy" content="${content}">
    <script type="module">${script}</script>`;
  const answer = new Promise((resolve) => {
    const answered = new AbortController();
    addEventListener(
      'message',
      ({ source, data }: MessageEvent<{ told: unknown }>) => {
        if (source !== frame.contentWindow) return;
        answered.abort();
        resolve(data.told);
      },
      { signal: answered.signal },
    );
  });
  document.body.append(frame);
  try {
    return await answer;
  } finally {
    frame.remove();
  }
}

const SCRIPTS = `script-src 'self' 'unsafe-inline' ${location.origin}`;
const REFUSED = 'media-unsupported: this browser cannot play AC-3 audio';

describe('transcoding under a Content-Security-Policy', () => {
  it('works with workers from blobs and WebAssembly', async () => {
    const policy = `${SCRIPTS} 'wasm-unsafe-eval'; worker-src blob:`;
    expect(await inPageWith(policy)).to.equal('can');
  });

  it('is refused early without WebAssembly', async () => {
    expect(await inPageWith(`${SCRIPTS}; worker-src blob:`)).to.equal(REFUSED);
  });

  it('is refused early without workers from blobs', async () => {
    const policy = `${SCRIPTS} 'wasm-unsafe-eval'; worker-src 'none'`;
    expect(await inPageWith(policy)).to.equal(REFUSED);
  });

  it('is refused without an encoder', async () => {
    const told = await inPageWith(`worker-src blob:`, 'delete globalThis.AudioEncoder;');
    expect(told).to.equal(REFUSED);
  });
});
