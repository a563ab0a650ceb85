/** Why a signal was aborted, as an Error whatever the reason is. */
export function abortReason({ reason }: AbortSignal): Error {
  return reason instanceof Error ? reason : new DOMException('aborted', 'AbortError');
}

/** Settles as the promise does, or rejects as soon as the signal aborts. */
export function untilAborted<Value>(promise: Promise<Value>, signal: AbortSignal): Promise<Value> {
  if (signal.aborted) return Promise.reject(abortReason(signal));
  return new Promise((resolve, reject) => {
    const settled = new AbortController();
    const abort = () => reject(abortReason(signal));
    signal.addEventListener('abort', abort, { signal: settled.signal });
    promise.then(resolve, reject).finally(() => settled.abort());
  });
}
