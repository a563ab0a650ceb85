/** What was opened and is to be closed, the last first. */
export class Closing {
  /** @type {(() => unknown)[]} */
  #steps = [];

  /** @param {() => unknown} step may return a promise */
  add(step) {
    this.#steps.push(step);
  }

  /** Closes all, also when a step fails. */
  async close() {
    for (const step of this.#steps.splice(0).reverse()) {
      await Promise.resolve()
        .then(step)
        .catch(() => undefined);
    }
  }
}
