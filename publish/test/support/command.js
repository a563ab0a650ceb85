import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const COMMAND = fileURLToPath(
  new URL('../../dist/torrent-player-publish.js', import.meta.url),
);

/** Nothing leaves this machine. */
export const LOCAL = [
  ...['--host', '127.0.0.1', '--port', '0', '--torrent-host', '127.0.0.1'],
  ...['--ice-servers', '[]', '--no-dht'],
];

/** The command with `--json`, in a process of its own. */
export class RunningCommand {
  /** @type {Record<string, unknown>[]} */
  events = [];
  stderr = '';
  #process;
  #waiting = new Set();

  /**
   * @param {readonly string[]} args
   * @param {{cwd?: string, env?: Record<string, string>, command?: string}} [options]
   */
  constructor(args, { cwd, env, command = COMMAND } = {}) {
    this.#process = spawn(process.execPath, [command, '--json', ...args], {
      cwd,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.#process.stderr.on('data', (text) => (this.stderr += text));
    this.exited = once(this.#process, 'close').then(([code, signal]) => code ?? signal);
    createInterface({ input: this.#process.stdout }).on('line', (line) => {
      this.events.push(JSON.parse(line));
      for (const check of this.#waiting) check();
    });
    this.exited.then(() => {
      for (const check of this.#waiting) check();
    });
  }

  get pid() {
    return this.#process.pid;
  }

  /** All events of a name so far. @param {string} name */
  all(name) {
    return this.events.filter(({ event }) => event === name);
  }

  /**
   * The first event of a name, past or to come, that satisfies the test.
   *
   * @param {string} name
   * @param {(event: any) => boolean} [test]
   * @param {number} [timeoutMs]
   * @returns {Promise<any>}
   */
  async event(name, test = () => true, timeoutMs = 60_000) {
    const find = () => this.all(name).find(test);
    const found = find();
    if (found) return found;
    return new Promise((resolve, reject) => {
      const settle = (act) => {
        clearTimeout(timer);
        this.#waiting.delete(check);
        act();
      };
      const check = () => {
        const event = find();
        if (event) settle(() => resolve(event));
        else if (this.#process.exitCode !== null || this.#process.signalCode !== null)
          settle(() => reject(new Error(`it ended without "${name}": ${this.#story}`)));
      };
      const timer = setTimeout(
        () => settle(() => reject(new Error(`no "${name}" in ${timeoutMs} ms: ${this.#story}`))),
        timeoutMs,
      );
      this.#waiting.add(check);
    });
  }

  get #story() {
    const last = this.events.slice(-6).map((event) => JSON.stringify(event).slice(0, 300));
    return [...last, this.stderr].join('\n');
  }

  /** @param {NodeJS.Signals} [signal] @returns {Promise<number | string>} the exit code */
  async stop(signal = 'SIGINT') {
    if (this.#process.exitCode === null && this.#process.signalCode === null) {
      this.#process.kill(signal);
    }
    return this.exited;
  }
}
