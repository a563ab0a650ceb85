import { expect } from '@open-wc/testing';
import { MAX_SUBTITLE_FILE_BYTES } from '../../../src/media/subtitles/limits.js';
import { MAX_CUES } from '../../../src/media/subtitles/subtitle-cue.js';
import { openSubtitleFile } from '../../../src/media/subtitles/subtitle-file.js';
import { rejectionOf } from '../reader/rejection.js';

const bytesOf = (text: string) => new TextEncoder().encode(text);
const cuesOf = async (bytes: Uint8Array) => [...(await openSubtitleFile(bytes))];
const textsOf = async (file: string) => (await cuesOf(bytesOf(file))).map(({ text }) => text);

describe('openSubtitleFile', () => {
  it('tells formats by their first letters', async () => {
    expect(await textsOf('\ufeffWEBVTT\n\n00:01.000 --> 00:02.000\n<v A>x</v>')).to.deep.equal([
      '<v A>x</v>',
    ]);
    expect(await textsOf('1\n00:00:01,000 --> 00:00:02,000\n<v A>x</v>')).to.deep.equal(['x']);
    const ass =
      '[Script Info]\n\n[Events]\nDialogue: 0,0:00:01.00,0:00:02.00,Default,,0,0,0,,x{\\i1}y';
    expect(await textsOf(ass)).to.deep.equal(['x<i>y</i>']);
  });

  it('has nothing to say about what is none', async () => {
    expect(await textsOf('')).to.deep.equal([]);
    expect(await textsOf('<html><body>404</body></html>')).to.deep.equal([]);
  });

  it('refuses what is too large, and ends after enough cues', async () => {
    const large = new Uint8Array(MAX_SUBTITLE_FILE_BYTES + 1);
    const refusal = await rejectionOf(openSubtitleFile(large));
    expect(refusal).to.be.instanceOf(RangeError).with.property('message').that.includes('5000001');
    const many = '00:00:01,000 --> 00:00:02,000\na\n'.repeat(MAX_CUES + 10);
    expect(await textsOf(many)).to.have.length(MAX_CUES);
  });

  it('survives a megabyte of anything', async () => {
    const random = lcg(7);
    const noise = Uint8Array.from({ length: 1_000_000 }, () => random() & 0xff);
    const letters = '0123456789:,.->\n\r {}\\<>/ian&;[]Dialogue';
    const soup = Array.from({ length: 1_000_000 }, () => letters[random() % letters.length]).join(
      '',
    );
    const started = performance.now();
    for (const head of ['', 'WEBVTT\n\n', '[Events]\n']) {
      await cuesOf(bytesOf(head + soup));
      await cuesOf(Uint8Array.from([...bytesOf(head), ...noise]));
      const line = '00:00:01,000 --> 00:00:02,000\n';
      await cuesOf(bytesOf(head + line + '<'.repeat(1_000_000)));
      await cuesOf(bytesOf(head + line + 'line:'.repeat(200_000)));
      await cuesOf(bytesOf(head + 'Dialogue: ' + '{\\i1'.repeat(250_000)));
    }
    expect(performance.now() - started).to.be.below(10_000);
  });
});

/** The same numbers in every run. */
function lcg(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state >>> 8;
  };
}
