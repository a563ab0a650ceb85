/** Resolves after the messages that were posted before, and after what those post. */
export async function nextTask(): Promise<void> {
  for (let hop = 0; hop < 2; hop++) await oneTask();
}

function oneTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
