import { PlayerError } from '../../core/player-error.js';
import type { MediaReader } from '../reader/media-reader.js';
import type { PlayableTrack } from '../track-choice.js';
import { selectTrack } from './open-tracks.js';
import type { TrackFeeder } from './track-feeder.js';

export interface AudioSelectionOptions {
  readonly reader: MediaReader;
  readonly tracks: readonly PlayableTrack[];
  /** Of the track that plays first. */
  readonly feeder: TrackFeeder;
  /** Feeds that track anew from where playback is. */
  readonly restart: (feeder: TrackFeeder) => void;
  readonly signal: AbortSignal;
}

/** Which of several audio tracks plays. */
export class AudioSelection {
  readonly #options: AudioSelectionOptions;
  #trackId: number;

  constructor(options: AudioSelectionOptions) {
    this.#options = options;
    this.#trackId = options.feeder.track.id;
  }

  /** The track that plays, or is about to. */
  get trackId(): number {
    return this.#trackId;
  }

  /** @see MediaPipeline.selectAudio */
  async select(id: number): Promise<void> {
    const { reader, tracks, feeder, restart, signal } = this.#options;
    const track = tracks.find((one) => one.id === id && one.kind === 'audio');
    if (!track) throw new RangeError(`no audio track ${id}`);
    if (id === this.#trackId) return;
    this.#trackId = id;
    try {
      const selected = await selectTrack(reader, track);
      // The last call counts.
      if (this.#trackId !== id || signal.aborted) return;
      feeder.exchange(selected);
      restart(feeder);
    } catch (reason) {
      if (this.#trackId === id) this.#trackId = feeder.track.id;
      throw PlayerError.from(reason, 'media-damaged');
    }
  }
}
