import { MATROSKA, MP4, QTFF, WEBM } from 'mediabunny';
import { BeyondReader } from './reader/beyond-reader.js';
import type * as Scope from './reading-scope.js';

/**
 * The containers of nearly all films, as they are: 33 kB less than all of
 * reading-scope.ts, after compression.
 */
export const FORMATS = [MP4, QTFF, MATROSKA, WEBM];

/** Whether it is in one of the others is for the wider reading side to find. */
export const unknownContainer: typeof Scope.unknownContainer = () =>
  new BeyondReader('another container');

export const loadTranscoding: typeof Scope.loadTranscoding = () =>
  Promise.reject(new BeyondReader('transcoding'));
