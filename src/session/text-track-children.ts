import { MirroredChildren } from './mirrored-children.js';

/** Events of a `<track>` (HTML §4.8.11.11.3, §4.8.11.16). */
const EVENTS = ['load', 'error', 'cuechange'] as const;

/**
 * The `<track>` children of an element that is no `<video>`, in the one inside.
 * There they are loaded and shown; `track.track` and `track.readyState` of the
 * page's own tell of that, and get its events.
 */
export function mirrorTracks(video: HTMLVideoElement): MirroredChildren<HTMLTrackElement> {
  return new MirroredChildren(video, {
    attributes: ['default', 'id', 'kind', 'label', 'src', 'srclang'],
    bind: bindTrack,
  });
}

function bindTrack(original: HTMLTrackElement, image: HTMLTrackElement): void {
  const { track } = original;
  // What a script did with it before it was a child.
  if (track.mode !== 'disabled') image.track.mode = track.mode;
  for (const cue of [...(track.cues ?? [])]) image.track.addCue(cue);
  for (const name of ['track', 'readyState'] as const) {
    Object.defineProperty(original, name, {
      configurable: true,
      enumerable: true,
      // In another `<video>` it is that one's.
      get(this: HTMLTrackElement): unknown {
        const isNative = this.parentElement instanceof HTMLMediaElement;
        return isNative ? Reflect.get(HTMLTrackElement.prototype, name, this) : image[name];
      },
    });
  }
  for (const type of EVENTS) {
    image.addEventListener(type, () => original.dispatchEvent(new Event(type)));
  }
}
