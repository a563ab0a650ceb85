import { HELP } from './command/help.js';
import { parseOptions } from './command/options.js';
import { run } from './command/run.js';
import { VERSION } from './command/version.js';
import { PublishError } from './publish-error.js';
import { jsonView } from './view/json-view.js';
import { plainView } from './view/plain-view.js';
import { terminalView } from './view/terminal-view.js';

/** Ends at once: 128 and the number of SIGINT, as shells count. */
const FORCED_EXIT_CODE = 130;

/** @param {readonly string[]} args */
async function main(args) {
  const isJson = args.includes('--json');
  const view = viewFor(isJson);
  const signal = untilSignal();
  try {
    const options = parseOptions(args);
    if (options.help) return print(HELP);
    if (options.version) return print(VERSION);
    await run(options, view.report, signal);
    return 0;
  } catch (reason) {
    const error = PublishError.from(reason);
    view.report({ event: 'error', code: error.code, message: error.message });
    return error.exitCode;
  } finally {
    view.close();
  }
}

/** @param {string} text */
function print(text) {
  process.stdout.write(`${text}\n`);
  return 0;
}

/** @param {boolean} isJson */
function viewFor(isJson) {
  const { stdout } = process;
  if (isJson) return jsonView((text) => stdout.write(text));
  if (!stdout.isTTY) return plainView((text) => stdout.write(text));
  return terminalView({
    write: (text) => void stdout.write(text),
    get columns() {
      return stdout.columns;
    },
    // It heeds NO_COLOR and TERM=dumb.
    hasColors: stdout.hasColors(),
  });
}

/** Aborted by the first SIGINT or SIGTERM; the second ends the process at once. */
function untilSignal() {
  const controller = new AbortController();
  for (const name of /** @type {const} */ (['SIGINT', 'SIGTERM'])) {
    process.on(name, () => {
      if (controller.signal.aborted) process.exit(FORCED_EXIT_CODE);
      controller.abort(name);
    });
  }
  // Whoever read the output is gone, as of `| head`.
  process.stdout.on('error', () => controller.abort('EPIPE'));
  return controller.signal;
}

const exitCode = await main(process.argv.slice(2));
await new Promise((written) => process.stdout.write('', written));
// Native code keeps threads of its own, so the process does not end by itself.
process.exit(exitCode);
