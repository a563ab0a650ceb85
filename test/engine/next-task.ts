import { nextTask as oneTask } from '../../src/core/next-task.js';

/** Resolves after the messages that were posted before, and after what those post. */
export async function nextTask(): Promise<void> {
  for (let hop = 0; hop < 2; hop++) await oneTask();
}
