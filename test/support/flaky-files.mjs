/**
 * For @web/test-runner: a browser test makes the server fail to give one of
 * these files, by the command `flaky:fail` with `{path, times}` (null: until
 * told otherwise). What is behind the path, a query, does not matter.
 *
 * @param {readonly string[]} paths
 */
export function flakyFiles(paths) {
  /** How often a path fails from now on. */
  const failures = new Map(paths.map((path) => [path, 0]));
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
      const left = failures.get(context.path);
      if (!left) await next();
      // The runner says how long to cache, after this. What varies with everything is not cached.
      if (left !== undefined) context.set('Vary', '*');
      if (!left) return;
      failures.set(context.path, left - 1);
      context.status = 503;
    },
  };
}
