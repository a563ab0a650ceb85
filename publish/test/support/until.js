/**
 * Resolves when the test holds; rejects when it does not in time.
 *
 * @param {string} what is waited for
 * @param {() => unknown} test may return a promise
 * @param {number} [timeoutMs]
 */
export async function until(what, test, timeoutMs = 30_000) {
  const deadline = performance.now() + timeoutMs;
  while (!(await test())) {
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}
