/**
 * What the file needs is not in this reading side, but in the wider one
 * (`ReaderPart.wider`): a rarer container, or sound that has to be transcoded.
 */
export class BeyondReader extends Error {
  override readonly name = 'BeyondReader';
}

/** By its name: in a build the reading side (reader-part.ts) has a class of its own. */
export function isBeyondReader(reason: unknown): boolean {
  return reason instanceof Error && reason.name === 'BeyondReader';
}
