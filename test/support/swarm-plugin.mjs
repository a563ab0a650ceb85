import { resolve, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { LocalSwarm } from './swarm-local.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/**
 * A @web/test-runner plugin: browser tests drive real trackers and seeders, in
 * processes of their own, by server commands. Use the typed wrapper, swarm.ts.
 * Whatever a test leaves running ends with the runner.
 *
 * @returns {import('@web/test-runner').TestRunnerPlugin}
 */
export function swarmPlugin() {
  const swarms = new Map();
  let lastId = 0;

  const commands = {
    async 'swarm:start'(options) {
      const swarm = await LocalSwarm.start({ ...options, files: options.files.map(locate) });
      const id = `swarm-${++lastId}`;
      swarms.set(id, swarm);
      return { id, ...swarm.published };
    },
    'swarm:start-tracker': (swarm) => swarm.startTracker(),
    'swarm:stop-tracker': (swarm) => swarm.stopTracker(),
    'swarm:start-seeder': (swarm, { behaviour }) => swarm.startPeer('seeder', behaviour),
    'swarm:stop-seeder': (swarm, { gently }) => swarm.stopPeer('seeder', { gently }),
    'swarm:start-peer': (swarm, { peer, behaviour }) => swarm.startPeer(peer, behaviour),
    'swarm:stop-peer': (swarm, { peer, gently }) => swarm.stopPeer(peer, { gently }),
    'swarm:stats': (swarm, { peer = 'seeder' }) => swarm.stats(peer),
    'swarm:set-web-seed': (swarm, { behaviour }) => swarm.setWebSeed(behaviour),
    'swarm:web-seed-log': (swarm) => swarm.webSeedLog(),
    async 'swarm:stop'(swarm, { id }) {
      swarms.delete(id);
      await swarm.stop();
    },
  };

  return {
    name: 'swarm',
    async executeCommand({ command, payload }) {
      if (!Object.hasOwn(commands, command)) return undefined;
      if (command === 'swarm:start') return commands[command](payload);
      const swarm = swarms.get(payload?.id);
      if (!swarm) throw new Error(`${command}: no swarm "${payload?.id}" is running`);
      // The runner takes undefined for "not my command".
      return (await commands[command](swarm, payload)) ?? true;
    },
    async serverStop() {
      await Promise.all([...swarms.values()].map((swarm) => swarm.stop()));
      swarms.clear();
    },
  };
}

/** A file is named relative to the repository, and lies within it. */
function locate(file) {
  if (!('path' in file)) return file;
  const path = resolve(ROOT, file.path);
  if (!path.startsWith(ROOT.endsWith(sep) ? ROOT : ROOT + sep)) {
    throw new Error(`"${file.path}" is outside of the repository`);
  }
  return { ...file, path };
}
