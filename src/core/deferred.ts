/** A promise with its settlers outside, as `Promise.withResolvers` of ES2024. */
export class Deferred<Value> {
  readonly promise: Promise<Value>;
  resolve!: (value: Value) => void;
  reject!: (reason: Error) => void;

  constructor() {
    this.promise = new Promise<Value>((resolve, reject) => {
      this.resolve = resolve;
      this.reject = reject;
    });
    // Nobody has to wait for it: a rejection reaches those who do.
    this.promise.catch(() => undefined);
  }
}
