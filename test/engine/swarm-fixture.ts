import { page, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { PlayerError } from '../../src/core/player-error.js';
import { SwarmClient } from '../../src/engine/swarm-client.js';
import type { JoinOptions } from '../../src/engine/swarm-client.js';
import type { TorrentHandle } from '../../src/engine/torrent-handle.js';
import { parseTorrentSource } from '../../src/engine/torrent-source.js';
import type { TorrentSource } from '../../src/engine/torrent-source.js';

export const OPTIONS: JoinOptions = {
  trackers: [],
  iceServers: [],
  seeding: true,
  memoryBudgetBytes: 64 * 1024 * 1024,
};

export type Join = (
  source: TorrentSource | string,
  options?: Partial<JoinOptions>,
  client?: SwarmClient,
) => TorrentHandle;

/**
 * For a `describe`: joins with a client of its own, as another page would have
 * it. After each test every handle is released, and nothing may be left.
 */
export function useJoin(): Join {
  const handles: TorrentHandle[] = [];
  afterEach(async () => {
    for (const handle of handles.splice(0)) handle.release();
    await expectNothingOpen();
    expect(page.errors, 'uncaught errors').to.deep.equal([]);
  });
  return (source, options = {}, client = new SwarmClient()) => {
    const parsed = typeof source === 'string' ? parseTorrentSource(source, location.href) : source;
    const handle = client.join(parsed, { ...OPTIONS, ...options });
    handles.push(handle);
    return handle;
  };
}

export async function expectNothingOpen(): Promise<void> {
  const isEmpty = () => Object.values(page.count()).every((count) => count === 0);
  await until('everything is closed', isEmpty, 2000).catch(() => undefined);
  expect(page.count()).to.deep.equal({ connections: 0, sockets: 0, timers: 0 });
}

export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => {
      throw new Error('did not reject');
    },
    (reason: unknown) => reason,
  );
}

export async function codeOf(promise: Promise<unknown>): Promise<string> {
  const reason = await rejection(promise);
  if (!(reason instanceof PlayerError)) throw new Error(`no PlayerError: ${String(reason)}`);
  return reason.code;
}

export function failureOf(handle: TorrentHandle): Promise<PlayerError> {
  return new Promise((resolve) => handle.onFailure(resolve, new AbortController().signal));
}
