import { ADTS, FLAC, MP3, MPEG_TS, OGG, WAVE } from 'mediabunny';

/** The containers that few films are in: a part of its own, loaded when a file needs it. */
export const MORE_FORMATS = [MPEG_TS, OGG, MP3, ADTS, FLAC, WAVE];
