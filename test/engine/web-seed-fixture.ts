import { page, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import type { BlockRange } from '../../src/engine/supplier.js';
import { parseTorrentFile } from '../../src/engine/torrent-file.js';
import type { TorrentMetadata } from '../../src/engine/torrent-metadata.js';
import type { WebSeed, WebSeedListener } from '../../src/engine/web-seed.js';
import { createWebSeeds } from '../../src/engine/web-seeds.js';
import type { WebSeedsOptions } from '../../src/engine/web-seeds.js';
import { generateBytes, Swarm } from '../support/swarm.js';
import type { SwarmOptions, WebSeedRequest } from '../support/swarm.js';

export const BLOCK_BYTES = 16 * 1024;
export const SEED = 7;

/** Writes down what a web seed answers. */
export class AnswerLog implements WebSeedListener {
  readonly blocks: { readonly block: BlockRange; readonly bytes: Uint8Array }[] = [];
  readonly lost: BlockRange[] = [];
  /** `isOpen` after each change. */
  readonly openings: boolean[] = [];
  readonly #waiting = new Set<() => void>();

  onBlock(_supplier: unknown, block: BlockRange, bytes: Uint8Array): void {
    this.blocks.push({ block, bytes });
    this.#tell();
  }

  onLost(_supplier: unknown, block: BlockRange): void {
    this.lost.push(block);
    this.#tell();
  }

  onOpenChange(webSeed: WebSeed): void {
    this.openings.push(webSeed.isOpen);
    this.#tell();
  }

  get delivered(): BlockRange[] {
    return this.blocks.map(({ block }) => block);
  }

  /** Resolves as soon as the condition holds, which is looked at after each answer. */
  until(condition: (log: this) => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!condition(this)) return;
        this.#waiting.delete(look);
        resolve();
      };
      this.#waiting.add(look);
      look();
    });
  }

  /** Resolves after so many answers. */
  answered(count: number): Promise<void> {
    return this.until(({ blocks, lost }) => blocks.length + lost.length >= count);
  }

  #tell(): void {
    for (const look of [...this.#waiting]) look();
  }
}

/** One torrent, its real web seed, and the supplier that is tested. */
export interface WebSeedFixture {
  readonly swarm: Swarm;
  readonly metadata: TorrentMetadata;
  readonly log: AnswerLog;
  readonly webSeed: WebSeed;
  readonly lifetime: AbortController;
}

export type Open = (
  options: Partial<SwarmOptions>,
  seedOptions?: WebSeedsOptions,
) => Promise<WebSeedFixture>;

/** Opens web seeds in a `describe`; after each test nothing may be left of them. */
export function useWebSeed(): Open {
  const open: WebSeedFixture[] = [];
  afterEach(async () => {
    for (const fixture of open.splice(0)) {
      fixture.lifetime.abort();
      await fixture.log.until(() => fixture.webSeed.inFlightBytes === 0);
      await requestsOf(fixture, (requests) => requests.every(({ state }) => state !== 'open'));
      await fixture.swarm.stop();
    }
    await until('no timer is left', () => page.count().timers === 0, 1000);
    expect(page.errors, 'uncaught errors').to.deep.equal([]);
  });
  return async (options, seedOptions) => {
    const fixture = await start(options, seedOptions);
    open.push(fixture);
    return fixture;
  };
}

async function start(
  options: Partial<SwarmOptions>,
  seedOptions: WebSeedsOptions = {},
): Promise<WebSeedFixture> {
  const swarm = await Swarm.start({
    files: [{ name: 'film.bin', lengthBytes: 3_000_000, seed: SEED }],
    pieceLengthBytes: 256 * 1024,
    webSeed: true,
    seeder: null,
    ...options,
  });
  const { metadata } = await parseTorrentFile(swarm.torrentBytes, location.href);
  const log = new AnswerLog();
  const lifetime = new AbortController();
  const urls = [String(swarm.webSeedUrl)];
  const [webSeed] = createWebSeeds(metadata, urls, log, lifetime.signal, seedOptions);
  return { swarm, metadata, log, webSeed: webSeed!, lifetime };
}

/** What the server got, once the condition holds: it is a process, and sends no events. */
export async function requestsOf(
  { swarm }: WebSeedFixture,
  condition: (requests: readonly WebSeedRequest[]) => boolean = () => true,
): Promise<readonly WebSeedRequest[]> {
  for (;;) {
    const requests = await swarm.webSeedLog();
    if (condition(requests)) return requests;
  }
}

/** The blocks of 16 KiB that make up pieces `[first, end)`. */
export function blocksOf(metadata: TorrentMetadata, first: number, end: number): BlockRange[] {
  const blocks: BlockRange[] = [];
  for (let piece = first; piece < end; piece++) {
    const start = piece * metadata.pieceLengthBytes;
    const lengthBytes = Math.min(metadata.pieceLengthBytes, metadata.totalBytes - start);
    for (let offset = 0; offset < lengthBytes; offset += BLOCK_BYTES) {
      blocks.push({ piece, offset, lengthBytes: Math.min(BLOCK_BYTES, lengthBytes - offset) });
    }
  }
  return blocks;
}

export function requestAll({ webSeed }: WebSeedFixture, blocks: readonly BlockRange[]): void {
  for (const block of blocks) webSeed.request(block);
}

/** Fails unless every block delivered holds the bytes of the generated file. */
export function expectRightBytes({ log, metadata }: WebSeedFixture): void {
  for (const { block, bytes } of log.blocks) {
    const start = block.piece * metadata.pieceLengthBytes + block.offset;
    const expected = generateBytes(SEED, { start, end: start + block.lengthBytes });
    const isRight = bytes.length === expected.length && bytes.every((b, i) => b === expected[i]);
    expect(isRight, `bytes of block ${JSON.stringify(block)}`).to.equal(true);
  }
}
