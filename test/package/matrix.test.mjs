import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { damage } from '../matrix/damage-plan.mjs';
import { FILES } from '../matrix/files.mjs';
import { drawFrame, readFrame } from '../matrix/frame-code.mjs';
import { resultsTable } from '../matrix/results-table.mjs';
import { judge } from '../matrix/verdict.mjs';

const film = FILES.find(({ name }) => name === 'h264-aac.mkv');
const seenWhole = {
  stage: 'done',
  uncaught: [],
  firstFrame: 0,
  durationSeconds: 12.02,
  seekFrame: 209,
  hasSound: true,
  size: { width: 160, height: 90 },
};

describe('bar codes in pictures', () => {
  const size = { width: 160, height: 90 };

  it('are read as they were drawn', () => {
    for (const number of [0, 1, 299, 1439, 65_535]) {
      assert.equal(readFrame(drawFrame(size, number), { ...size, channels: 1 }), number);
    }
  });

  it('stand upright in a picture that is turned clockwise', () => {
    const [width, height] = [160, 90];
    const coded = drawFrame({ width, height, turned: true }, 1234);
    const turned = new Uint8Array(width * height);
    for (let y = 0; y < width; y++) {
      for (let x = 0; x < height; x++) turned[y * height + x] = coded[(height - 1 - x) * width + y];
    }
    assert.equal(readFrame(turned, { width: height, height: width, channels: 1 }), 1234);
  });

  it('are not seen where there are none', () => {
    const black = new Uint8Array(size.width * size.height * 4);
    assert.equal(readFrame(black, { ...size, channels: 4 }), null);
  });
});

describe('the matrix', () => {
  it('names each file once', () => {
    assert.equal(new Set(FILES.map(({ name }) => name)).size, FILES.length);
  });

  it('expects a number of each picture that can be shown', () => {
    for (const { name, pictures, expected } of FILES) {
      const { firstFrame, frameAt70Percent } = expected;
      for (const number of [firstFrame, frameAt70Percent]) {
        const isFit = pictures ? number >= 0 && number < pictures.count : number === null;
        assert.ok(isFit, `${name}: frame ${number}`);
      }
    }
  });
});

describe('the verdict', () => {
  const verdict = (changes) => judge(film.expected, { ...seenWhole, ...changes });

  it('is good when all is near what is expected', () => assert.equal(verdict({}), 'plays'));

  it('is the code of an error at the start', () => {
    const error = { code: 'media-unsupported', message: '' };
    assert.equal(
      judge(film.expected, { stage: 'the first picture', uncaught: [], error }),
      error.code,
    );
  });

  for (const [changes, text] of [
    [{ firstFrame: 2 }, 'first frame 2, not 0'],
    [{ seekFrame: null }, 'frame null at 70 %, not 210'],
    [{ durationSeconds: 12.2 }, 'duration 12.2 s, not 12 s'],
    [{ durationSeconds: null }, 'duration unknown s, not 12 s'],
    [{ hasSound: false }, 'no sound'],
    [{ size: null }, 'no pixels, not 160 × 90'],
    [{ uncaught: ['oh'] }, 'uncaught: oh'],
    [{ stage: 'seeking', stuck: {} }, 'stuck while seeking'],
    [{ stage: 'seeking', error: { code: 'media-damaged' } }, 'media-damaged while seeking'],
  ]) {
    it(`tells: ${text}`, () => assert.equal(verdict(changes), text));
  }
});

describe('the table of results', () => {
  it('marks what plays, what is refused as expected, and what is wrong', () => {
    const files = [
      { name: 'a', known: {}, outcome: { firefox: 'plays' } },
      { name: 'b', known: {}, outcome: { firefox: 'media-unsupported' } },
      { name: 'c', known: {}, outcome: { firefox: 'media-unsupported' } },
    ];
    const outcomes = { firefox: { a: 'plays', b: 'media-unsupported', c: 'no | sound' } };
    const table = resultsTable(files, outcomes);
    assert.match(table, /^\| a \| ✓ \|$/m);
    assert.match(table, /^\| b \| `media-unsupported` \|$/m);
    assert.match(table, /^\| c \| ✗ no \\\| sound \|$/m);
    assert.match(table, /2 of 3/);
  });
});

describe('damage', () => {
  const original = Uint8Array.from({ length: 10_000 }, (_, index) => index % 251);

  it('is the same for the same seed, changes something, and spares the original', () => {
    const copy = Uint8Array.from(original);
    const kinds = new Set();
    for (let seed = 1; seed <= 60; seed++) {
      const { bytes, what } = damage(original, seed);
      assert.deepEqual(damage(original, seed), { bytes, what });
      assert.ok(bytes.length > 0);
      assert.notDeepEqual(bytes, original, `seed ${seed}`);
      kinds.add(what.split(' ')[0]);
    }
    assert.deepEqual([...kinds].sort(), ['bytes', 'ends', 'zeros']);
    assert.deepEqual(original, copy);
  });
});
