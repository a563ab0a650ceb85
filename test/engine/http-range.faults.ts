import { page, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { readHttpRange } from '../../src/engine/http-range.js';
import type { HttpRangeRequest } from '../../src/engine/http-range.js';
import { WebSeedError } from '../../src/engine/web-seed-failure.js';
import { generateBytes, Swarm } from '../support/swarm.js';
import type { WebSeedBehaviour } from '../support/swarm.js';

const MIB = 1024 * 1024;
const ASKED = { start: 100, end: 110 };

interface Outcome {
  readonly bytes: number[];
  /** Code, HTTP status, or null for success. */
  readonly failure: string | number | null;
}

async function outcomeOf(request: Partial<HttpRangeRequest>): Promise<Outcome> {
  const bytes: number[] = [];
  try {
    const body = readHttpRange({
      url: 'https://server.example/film.mp4',
      range: ASKED,
      fileLengthBytes: 200,
      signal: new AbortController().signal,
      ...request,
    });
    for await (const part of body) bytes.push(...part);
    return { bytes, failure: null };
  } catch (reason) {
    if (!(reason instanceof WebSeedError)) throw reason;
    const { failure } = reason;
    return { bytes, failure: failure.code === 'status' ? failure.status : failure.code };
  }
}

/** Bytes `[start, end)` of a file whose byte `n` is `n`. */
function numbers(start: number, end: number): number[] {
  return Array.from({ length: end - start }, (_, index) => (start + index) % 256);
}

describe('readHttpRange, by the answer', () => {
  const { fetch } = window;
  let sent: { readonly url: string; readonly init: RequestInit } | null;

  function answerWith(
    portions: readonly (readonly number[])[],
    init: ResponseInit = { status: 206 },
  ): void {
    window.fetch = (input, request) => {
      sent = { url: new Request(input).url, init: request! };
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (const portion of portions) controller.enqueue(Uint8Array.from(portion));
          controller.close();
        },
      });
      return Promise.resolve(new Response(body, init));
    };
  }

  beforeEach(() => {
    sent = null;
  });

  afterEach(() => {
    window.fetch = fetch;
  });

  it('asks in a way that needs no preflight and leaves no trace', async () => {
    answerWith([numbers(100, 110)]);
    await outcomeOf({});
    const { signal, ...init } = sent!.init;
    expect(sent!.url).to.equal('https://server.example/film.mp4');
    expect(init).to.deep.equal({
      headers: { Range: 'bytes=100-109' },
      mode: 'cors',
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
    });
    expect(signal!.aborted, 'its connection is closed at the end').to.equal(true);
  });

  it('yields the bytes in the portions in which they come', async () => {
    answerWith([numbers(100, 103), numbers(103, 104), numbers(104, 110)]);
    const parts: number[][] = [];
    const body = readHttpRange({
      url: 'https://server.example/film.mp4',
      range: ASKED,
      fileLengthBytes: 200,
      signal: new AbortController().signal,
    });
    for await (const part of body) parts.push([...part]);
    expect(parts).to.deep.equal([numbers(100, 103), numbers(103, 104), numbers(104, 110)]);
  });

  const whole = numbers(100, 110);
  const cases: readonly [
    what: string,
    headers: Record<string, string>,
    body: readonly number[],
    outcome: Outcome,
  ][] = [
    ['nothing but the bytes', {}, whole, { bytes: whole, failure: null }],
    [
      'a matching Content-Range',
      { 'Content-Range': 'bytes 100-109/200', 'Content-Length': '10' },
      whole,
      { bytes: whole, failure: null },
    ],
    [
      'a Content-Range without a total',
      { 'Content-Range': 'bytes 100-109/*' },
      whole,
      { bytes: whole, failure: null },
    ],
    [
      'a Content-Range from the start',
      { 'Content-Range': 'bytes 0-9/200' },
      whole,
      { bytes: [], failure: 'range-ignored' },
    ],
    [
      'a Content-Range that ends early',
      { 'Content-Range': 'bytes 100-108/200' },
      whole,
      { bytes: [], failure: 'wrong-length' },
    ],
    [
      'a Content-Range of a longer file',
      { 'Content-Range': 'bytes 100-109/201' },
      whole,
      { bytes: [], failure: 'wrong-length' },
    ],
    [
      'a Content-Range in pages',
      { 'Content-Range': 'pages 1-2/3' },
      whole,
      { bytes: [], failure: 'range-ignored' },
    ],
    [
      'a Content-Range that is garbage',
      { 'Content-Range': 'bytes -/' },
      whole,
      { bytes: [], failure: 'range-ignored' },
    ],
    [
      'a Content-Length that is too small',
      { 'Content-Length': '9' },
      whole,
      { bytes: [], failure: 'wrong-length' },
    ],
    [
      'a Content-Length of the whole file',
      { 'Content-Length': '200' },
      whole,
      { bytes: [], failure: 'wrong-length' },
    ],
    [
      'a body that ends early',
      {},
      numbers(100, 109),
      { bytes: numbers(100, 109), failure: 'wrong-length' },
    ],
    ['a body that is longer', {}, numbers(100, 111), { bytes: whole, failure: 'wrong-length' }],
    ['an empty body', {}, [], { bytes: [], failure: 'wrong-length' }],
  ];

  for (const [what, headers, body, outcome] of cases) {
    it(`206 with ${what}`, async () => {
      answerWith([body], { status: 206, headers });
      expect(await outcomeOf({})).to.deep.equal(outcome);
    });
  }

  it('206 without a body', async () => {
    window.fetch = () => Promise.resolve(new Response(null, { status: 206 }));
    expect(await outcomeOf({})).to.deep.equal({ bytes: [], failure: 'wrong-length' });
  });

  it('206 with a surplus in a portion of its own', async () => {
    answerWith([whole, [1]]);
    expect(await outcomeOf({})).to.deep.equal({ bytes: whole, failure: 'wrong-length' });
  });

  it('200 with the whole of a small file', async () => {
    answerWith([numbers(0, 50), numbers(50, 104), numbers(104, 107), numbers(107, 200)], {
      status: 200,
    });
    expect(await outcomeOf({})).to.deep.equal({ bytes: whole, failure: null });
  });

  it('200 with a small file of another length', async () => {
    answerWith([numbers(0, 199)], { status: 200 });
    expect((await outcomeOf({})).failure).to.equal('wrong-length');
    answerWith([numbers(0, 201)], { status: 200 });
    expect((await outcomeOf({})).failure).to.equal('wrong-length');
    answerWith([numbers(0, 200)], { status: 200, headers: { 'Content-Length': '201' } });
    expect(await outcomeOf({})).to.deep.equal({ bytes: [], failure: 'wrong-length' });
  });

  it('200 for a file over 2 MiB, though the range is the first or all of it', async () => {
    answerWith([whole], { status: 200 });
    expect((await outcomeOf({ fileLengthBytes: 2 * MIB + 1 })).failure).to.equal('range-ignored');
    const range = { start: 0, end: 2 * MIB + 1 };
    expect((await outcomeOf({ range, fileLengthBytes: range.end })).failure).to.equal(
      'range-ignored',
    );
    expect((await outcomeOf({ fileLengthBytes: 2 * MIB })).failure).to.equal('wrong-length');
  });

  for (const status of [201, 204, 301, 304, 400, 403, 404, 416, 429, 500, 503]) {
    it(`HTTP ${status}`, async () => {
      window.fetch = () => Promise.resolve(new Response(null, { status }));
      expect(await outcomeOf({})).to.deep.equal({ bytes: [], failure: status });
    });
  }

  it('a request that fails, now or in mid-body', async () => {
    const cause = new TypeError('Failed to fetch');
    window.fetch = () => Promise.reject(cause);
    expect((await outcomeOf({})).failure).to.equal('cors-or-network');
    let pulls = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        if (pulls++ === 0) controller.enqueue(Uint8Array.from(numbers(100, 105)));
        else controller.error(cause);
      },
    });
    window.fetch = () => Promise.resolve(new Response(body, { status: 206 }));
    expect(await outcomeOf({})).to.deep.equal({
      bytes: numbers(100, 105),
      failure: 'cors-or-network',
    });
  });
});

describe('readHttpRange, from a server', () => {
  const LENGTH_BYTES = 3_000_000;
  let swarm: Swarm;

  const request = (behaviour: WebSeedBehaviour = {}): Promise<Partial<HttpRangeRequest>> =>
    swarm.setWebSeed(behaviour).then(() => ({
      url: String(swarm.webSeedUrl),
      range: { start: 1_000_000, end: 1_100_000 },
      fileLengthBytes: LENGTH_BYTES,
    }));

  before(async () => {
    swarm = await Swarm.start({
      files: [{ name: 'film.bin', lengthBytes: LENGTH_BYTES, seed: 7 }],
      webSeed: true,
      seeder: null,
    });
    document.cookie = 'visitor=1';
  });

  afterEach(async () => {
    await until('no timer is left', () => page.count().timers === 0, 1000);
    expect(page.errors).to.deep.equal([]);
  });

  after(() => swarm.stop());

  it('reads the right bytes, in one request without cookies or referrer', async () => {
    const { bytes, failure } = await outcomeOf(await request());
    expect(failure).to.equal(null);
    const expected = generateBytes(7, { start: 1_000_000, end: 1_100_000 });
    expect(bytes.length).to.equal(100_000);
    expect(bytes.every((byte, index) => byte === expected[index])).to.equal(true);
    expect(await swarm.webSeedLog()).to.deep.equal([
      {
        method: 'GET',
        path: '/film.bin',
        range: 'bytes=1000000-1099999',
        hasCookie: false,
        hasReferrer: false,
        status: 206,
        state: 'sent',
      },
    ]);
  });

  it('asks the server again for what it asked before', async () => {
    const before = (await swarm.webSeedLog()).length;
    await outcomeOf(await request());
    await outcomeOf(await request());
    expect(await swarm.webSeedLog()).to.have.length(before + 2);
  });

  for (const [behaviour, failure] of [
    [{ fault: 'no-cors' }, 'cors-or-network'],
    [{ fault: 'range-ignored' }, 'range-ignored'],
    [{ fault: 'wrong-length' }, 'wrong-length'],
    [{ fault: 'short-body' }, 'wrong-length'],
    [{ fault: 'status-404' }, 404],
    [{ fault: 'status-500' }, 500],
    [{ fault: 'hanging' }, 'stalled'],
    [{ fault: 'stalling' }, 'stalled'],
    [{ fault: 'cut-off' }, 'cors-or-network'],
    [{ fault: 'endless' }, 'wrong-length'],
    [{ fault: 'wrong-bytes' }, null],
    [{ exposeRange: false }, null],
  ] as const) {
    it(`${JSON.stringify(behaviour)}: ${String(failure)}`, async () => {
      const startMs = performance.now();
      const outcome = await outcomeOf({ ...(await request(behaviour)), stallMs: 1000 });
      expect(outcome.failure).to.equal(failure);
      expect(outcome.bytes.length).to.be.at.most(100_000);
      expect(performance.now() - startMs).to.be.below(5000);
    });
  }

  it('reports a server that is not there', async () => {
    const url = 'http://127.0.0.1:1/film.bin';
    expect((await outcomeOf({ url })).failure).to.equal('cors-or-network');
  });

  it('ends with the reason of the signal, before, at and after the answer', async () => {
    const reason = new Error('enough');
    const read = async (signal: AbortSignal, behaviour: WebSeedBehaviour): Promise<unknown> => {
      try {
        return await outcomeOf({ ...(await request(behaviour)), signal });
      } catch (error) {
        return error;
      }
    };
    expect(await read(AbortSignal.abort(reason), {})).to.equal(reason);
    for (const fault of ['hanging', 'stalling'] as const) {
      const before = (await swarm.webSeedLog()).length;
      const controller = new AbortController();
      const outcome = read(controller.signal, { fault });
      while ((await swarm.webSeedLog()).length === before);
      controller.abort(reason);
      expect(await outcome).to.equal(reason);
      while ((await swarm.webSeedLog()).at(-1)?.state !== 'aborted');
    }
  });

  it('closes the connection when its reader leaves', async () => {
    const partial = await request({ fault: 'stalling' });
    const body = readHttpRange({
      url: String(partial.url),
      range: { start: 0, end: LENGTH_BYTES },
      fileLengthBytes: LENGTH_BYTES,
      signal: new AbortController().signal,
    });
    for await (const part of body) {
      expect(part.length).to.be.greaterThan(0);
      break;
    }
    while ((await swarm.webSeedLog()).at(-1)?.state !== 'aborted');
  });
});
