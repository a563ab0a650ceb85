/**
 * The tasks that a media element queues for itself (HTML §4.8.11: its media
 * element event task source): they run in order, and never within the call
 * that queued them.
 */
export class MediaTasks {
  #tasks: (() => void)[] = [];

  /** Runs `task` soon; `clear` may prevent it. */
  queue(task: () => void): void {
    this.#tasks.push(task);
    setTimeout(() => this.#tasks.shift()?.());
  }

  /** Runs at once what is queued: before an event that must not overtake it. */
  flush(): void {
    for (let task = this.#tasks.shift(); task; task = this.#tasks.shift()) task();
  }

  /** Forgets what is queued. */
  clear(): void {
    this.#tasks = [];
  }
}
