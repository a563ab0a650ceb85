import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const SCRIPT = fileURLToPath(new URL('./seeder-process.mjs', import.meta.url));

/**
 * Starts a seeder in a child process. One that crashes (its WebRTC is native
 * code, and has been seen to fault when many peers leave at once) is started anew.
 *
 * @param {import('./seeder.mjs').SeederOptions} options
 * @returns once the seeder is ready to serve.
 * @throws Error when the child fails or ends before it is ready.
 */
export async function forkSeeder(options) {
  let wanted = true;
  let current;
  const launch = async () => {
    current = await start(options);
    if (!wanted) return end(current.child); // Stopped while it was started anew.
    current.child.once('exit', () => {
      if (!wanted) return;
      console.error('The seeder crashed and is started anew');
      launch();
    });
  };
  await launch();
  return {
    ...current.published,
    /** Resolves with `{uploadedBytes, downloadedBytes, peers, done}`. */
    stats: () => current.call('stats'),
    /** Says goodbye to tracker and peers, then ends. */
    stop() {
      wanted = false;
      return endGently(current.child, current.call);
    },
    /** Ends at once: nobody is told. */
    kill() {
      wanted = false;
      return end(current.child);
    },
  };
}

async function start(options) {
  const child = fork(SCRIPT, { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const call = callsTo(child);
  try {
    return { child, call, published: await call('start', options) };
  } catch (error) {
    await end(child);
    throw error;
  }
}

/** Matches answers to questions; a question to a dead child rejects. */
function callsTo(child) {
  const open = new Map();
  let lastId = 0;
  child.on('message', ({ id, result, error }) => {
    const { resolve, reject } = open.get(id) ?? {};
    open.delete(id);
    if (error === undefined) resolve?.(result);
    else reject?.(new Error(error));
  });
  child.on('exit', (code, signal) => {
    for (const { reject } of open.values()) {
      reject(new Error(`the seeder ended (${signal ?? code})`));
    }
    open.clear();
  });
  return (command, payload) =>
    new Promise((resolve, reject) => {
      if (!child.connected) return reject(new Error('the seeder has ended'));
      const id = ++lastId;
      open.set(id, { resolve, reject });
      child.send({ id, command, payload });
    });
}

const GOODBYE_MS = 1_000;

async function endGently(child, call) {
  const timeout = new Promise((resolve) => setTimeout(resolve, GOODBYE_MS).unref());
  await Promise.race([call('stop').catch(() => {}), timeout]);
  await end(child);
}

async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exited = once(child, 'exit');
  child.kill('SIGKILL');
  await exited;
}
