import type { PlayerState, TextTrackInfo } from '../core/player-state.js';
import type { Store } from '../core/store.js';

/**
 * Mirrors the subtitles and captions of a media element, wherever they come
 * from, into the slice of text tracks, whose only writer it is.
 */
export function observeTextTracks(video: HTMLVideoElement, store: Store<PlayerState>): void {
  const mirror = () => {
    const list = readTextTracks(video.textTracks);
    if (!isSame(list, store.state.textTracks.list)) store.patch('textTracks', { list });
  };
  for (const type of ['addtrack', 'removetrack', 'change']) {
    video.textTracks.addEventListener(type, mirror);
  }
  mirror();
}

function readTextTracks(tracks: TextTrackList): readonly TextTrackInfo[] {
  return [...tracks].flatMap(({ kind, label, language, mode }, index) =>
    kind === 'subtitles' || kind === 'captions'
      ? [Object.freeze({ index, kind, label, language, showing: mode === 'showing' })]
      : [],
  );
}

function isSame(a: readonly TextTrackInfo[], b: readonly TextTrackInfo[]): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
