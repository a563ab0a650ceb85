/** The range of a slider and how far its keys go, all in the slider's own unit. */
export interface SliderScale {
  readonly min: number;
  readonly max: number;
  /** Arrow keys. */
  readonly step: number;
  /** Page Up and Page Down. */
  readonly pageStep: number;
}

/**
 * The value that a key asks of a slider (WAI-ARIA APG, slider pattern), within
 * its range; null when the key means nothing to a slider.
 */
export function sliderValueForKey(key: string, value: number, scale: SliderScale): number | null {
  const wanted = unclamped(key, value, scale);
  return wanted === null ? null : Math.min(scale.max, Math.max(scale.min, wanted));
}

function unclamped(key: string, value: number, scale: SliderScale): number | null {
  switch (key) {
    case 'ArrowRight':
    case 'ArrowUp':
      return value + scale.step;
    case 'ArrowLeft':
    case 'ArrowDown':
      return value - scale.step;
    case 'PageUp':
      return value + scale.pageStep;
    case 'PageDown':
      return value - scale.pageStep;
    case 'Home':
      return scale.min;
    case 'End':
      return scale.max;
    default:
      return null;
  }
}

/** True when a modifier says that the key is meant for the browser or the page. */
export function hasModifier(event: Pick<KeyboardEvent, 'altKey' | 'ctrlKey' | 'metaKey'>): boolean {
  return event.altKey || event.ctrlKey || event.metaKey;
}
