import type * as ReaderService from './reader-service.js';

/**
 * The reading side (reader-service.ts) in the two forms in which it is used.
 *
 * From source, as here, it is a module that both import. The build puts
 * another module in the place of this one (src/build/reader-part.mjs): there
 * the code is a function, which the page calls, or whose text becomes the
 * worker's script. A worker needs no second file, and it does not matter where
 * the player came from.
 */
export interface ReaderPart {
  /**
   * An expression for a worker's script, whose value is a promise of the module.
   * Rejects when the part cannot be loaded.
   */
  expression(): Promise<string>;
  /** The module, on the page. */
  load(): Promise<typeof ReaderService>;
  /** What reads the files at which this one throws BeyondReader, where it does not read all. */
  readonly wider?: ReaderPart;
}

const moduleUrl = new URL('./reader-service.ts', import.meta.url).href;

export const readerPart: ReaderPart = {
  expression: () => Promise.resolve(`import(${JSON.stringify(moduleUrl)})`),
  load: () => import('./reader-service.js'),
};
