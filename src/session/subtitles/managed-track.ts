import type { SubtitleCue } from '../../media/subtitles/subtitle-cue.js';
import { toVttCue } from './vtt-cue.js';

export interface TrackLabel {
  readonly kind: 'subtitles' | 'captions' | 'chapters';
  readonly label: string;
  /** BCP 47; '' when unknown. */
  readonly language: string;
}

/**
 * A text track that can be taken away again, as one of `addTextTrack()`
 * cannot: it is a `<track>` of an empty WebVTT file. It leaves with its signal.
 */
export class ManagedTrack {
  readonly #element = document.createElement('track');
  readonly #known = new Set<string>();
  /** Cues that wait until the empty file was loaded, which clears the track; null after that. */
  #waiting: VTTCue[] | null = [];

  constructor(video: HTMLVideoElement, { kind, label, language }: TrackLabel, signal: AbortSignal) {
    const element = this.#element;
    element.kind = kind;
    element.label = label;
    if (language !== '') element.srclang = language;
    const url = URL.createObjectURL(new Blob(['WEBVTT\n'], { type: 'text/vtt' }));
    element.src = url;
    const loaded = () => {
      URL.revokeObjectURL(url);
      this.#flush();
    };
    // It is fetched once, when the track is first turned on; a policy of the page may forbid it.
    element.addEventListener('load', loaded, { signal });
    element.addEventListener('error', loaded, { signal });
    const leave = () => {
      element.track.mode = 'disabled';
      element.remove();
      URL.revokeObjectURL(url);
    };
    signal.addEventListener('abort', leave, { once: true });
    video.append(element);
    // While some track shows, Chromium shows a new one too, unless a script has set its mode.
    element.track.mode = 'hidden';
    element.track.mode = 'disabled';
  }

  get track(): TextTrack {
    return this.#element.track;
  }

  get isOn(): boolean {
    return this.track.mode !== 'disabled';
  }

  /**
   * Adds a cue, once however often it comes: playback and seeks read the same
   * span of a film again and again.
   */
  add(cue: SubtitleCue): void {
    const key = `${cue.startSeconds} ${cue.endSeconds} ${cue.text}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    if (this.#waiting) this.#waiting.push(toVttCue(cue));
    else this.track.addCue(toVttCue(cue));
  }

  #flush(): void {
    const waiting = this.#waiting ?? [];
    this.#waiting = null;
    for (const cue of waiting) this.track.addCue(cue);
  }
}
