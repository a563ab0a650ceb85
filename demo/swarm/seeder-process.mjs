/**
 * A seeder in a process of its own, started by fork-seeder.mjs: so it can be
 * killed like a real peer whose machine was switched off.
 *
 * Each message `{id, command, payload}` is answered by `{id, result}` or
 * `{id, error}`. It ends with its parent.
 */
import { startSeeder } from './seeder.mjs';

let seeder;

const COMMANDS = {
  async start(options) {
    seeder = await startSeeder(options);
    const { infoHash, magnet, torrentBase64 } = seeder;
    return { infoHash, magnet, torrentBase64 };
  },
  stats: async () => seeder.stats(),
  stop: async () => seeder.stop(),
};

process.on('message', ({ id, command, payload }) => {
  COMMANDS[command](payload).then(
    (result) => process.send?.({ id, result }),
    (error) => process.send?.({ id, error: String(error?.stack ?? error) }),
  );
});
process.on('disconnect', () => process.exit(0));
// The parent decides when to end, also when both get the terminal's Ctrl-C.
process.on('SIGINT', () => {});
