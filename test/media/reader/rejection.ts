import { expect } from '@open-wc/testing';

/** What the promise rejects with; fails the test when it does not. */
export async function rejectionOf(promise: Promise<unknown>): Promise<unknown> {
  return promise.then(
    () => expect.fail('was expected to reject'),
    (reason: unknown) => reason,
  );
}
