import { ADTS, FLAC, MATROSKA, MP3, MP4, MPEG_TS, OGG, QTFF, WAVE, WEBM } from 'mediabunny';
import { PlayerError } from '../core/player-error.js';
import { loadPart } from './part-loading.js';

/**
 * What the reading side can do: everything. The build makes a second one for
 * the single files, in which common-scope.ts takes the place of this module;
 * it leaves the rest to this one, which is a file of its own there.
 */
export const FORMATS = [MP4, QTFF, MATROSKA, WEBM, MPEG_TS, OGG, MP3, ADTS, FLAC, WAVE];

/** Why a file is not read whose container is none of these. */
export const unknownContainer = (): Error =>
  new PlayerError('media-unsupported', 'the file is in no container that the player reads');

/** Transcoding is a part of its own, loaded for tracks that need it. */
export const loadTranscoding = () => loadPart(() => import('./transcode/transcoded-supply.js'));
