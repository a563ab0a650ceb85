/**
 * For @web/test-runner: a browser test makes the server fail to give a file, by
 * the command `flaky:fail` with `{path, times}` (null: until told otherwise).
 * What is behind the path, a query, does not matter.
 */
export function flakyFiles() {
  /** How often a path fails from now on. */
  const failures = new Map();
  return {
    /** @type {import('@web/test-runner').TestRunnerPlugin} */
    plugin: {
      name: 'flaky-files',
      executeCommand({ command, payload }) {
        if (command !== 'flaky:fail') return undefined;
        failures.set(payload.path, payload.times ?? Infinity);
        return true;
      },
    },
    /** @type {import('@web/test-runner').Middleware} */
    async middleware(context, next) {
      const left = failures.get(context.path) ?? 0;
      if (left === 0) {
        await next();
        return;
      }
      failures.set(context.path, left - 1);
      context.status = 503;
    },
  };
}
