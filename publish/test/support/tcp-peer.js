import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const SCRIPT = fileURLToPath(new URL('./tcp-peer.mjs', import.meta.url));

/** A BitTorrent client that knows nothing of WebRTC; see tcp-peer.mjs. */
export class TcpPeer {
  messages = [];
  #process;

  /** @param {readonly string[]} args */
  constructor(...args) {
    this.#process = spawn(process.execPath, [SCRIPT, ...args], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    createInterface({ input: this.#process.stdout }).on('line', (line) =>
      this.messages.push(JSON.parse(line)),
    );
  }

  /** The first message that has a member. @param {string} member */
  async message(member) {
    const find = () => this.messages.find((message) => member in message);
    await until(`a client over TCP tells "${member}"`, find, 60_000);
    return find();
  }

  async stop() {
    const exited = once(this.#process, 'exit');
    if (!this.#process.kill('SIGTERM')) return;
    await exited;
  }
}
