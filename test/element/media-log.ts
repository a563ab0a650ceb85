/** Events of loading; when the next comes does not depend on the link. */
const LOADING = [
  'abort',
  'canplay',
  'durationchange',
  'emptied',
  'error',
  'loadeddata',
  'loadedmetadata',
  'loadstart',
] as const;

/** Events of playing, likewise. */
const PLAYING = ['ended', 'pause', 'play', 'playing', 'seeked', 'seeking', 'volumechange'] as const;

export type LoggedType = (typeof LOADING)[number] | (typeof PLAYING)[number];

/**
 * Notes the events of a media element, and what else a test wants noted. Those
 * of loading and those of playing are two lists, each with its own order.
 */
export class MediaLog {
  readonly loading: string[] = [];
  readonly playing: string[] = [];

  constructor(readonly element: HTMLMediaElement) {
    for (const type of LOADING) element.addEventListener(type, () => this.loading.push(type));
    for (const type of PLAYING) element.addEventListener(type, () => this.playing.push(type));
  }

  /** How often an event was there. */
  count(type: LoggedType): number {
    return [...this.loading, ...this.playing].filter((entry) => entry === type).length;
  }

  /** Notes the element's state as it is now. How soon all is fetched, and it idles, depends on the link. */
  noteState(): void {
    const { networkState, readyState, paused, error } = this.element;
    const isThere = readyState > 0;
    const network = isThere && networkState < 3 ? 'has media' : `has none, network ${networkState}`;
    this.loading.push(`${network}, error ${error?.code ?? 'none'}`);
    this.playing.push(paused ? 'paused' : 'not paused');
  }

  /** Notes how a promise of `play()` settles. */
  notePlay(playing: Promise<void>): void {
    playing.then(
      () => this.playing.push('play() resolved'),
      (reason: unknown) => this.playing.push(`play() ${(reason as DOMException).name}`),
    );
  }
}
