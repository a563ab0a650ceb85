/** Told where on a slider the pointer is: 0 at its left edge, 1 at its right edge. */
export interface SliderDragTarget {
  /** The pointer is over the slider (a share), or left it (null). Not for touch. */
  hover(share: number | null): void;
  /** The pointer is held down; `timeMs` is the event's time stamp. */
  drag(share: number, timeMs: number): void;
  /** The pointer was let go, which decides. */
  drop(share: number): void;
  /** The browser took the pointer away: nothing is decided. */
  cancel(): void;
}

/**
 * Where `clientX` lies between the two edges of a horizontal slider: 0 to 1.
 * Media timelines run left to right in every language, so there is no mirroring.
 */
export function shareAt(clientX: number, left: number, widthPixels: number): number {
  if (!(widthPixels > 0)) return 0;
  return Math.min(1, Math.max(0, (clientX - left) / widthPixels));
}

/**
 * Turns the pointer events of one slider element (mouse, pen or touch) into
 * hover, drag, drop and cancel. Listen with it to pointerdown, pointermove,
 * pointerup, pointercancel and pointerleave.
 */
export class SliderDrag implements EventListenerObject {
  /** The pointer that drags, or null. */
  #pointerId: number | null = null;

  constructor(private readonly target: SliderDragTarget) {}

  handleEvent(event: Event): void {
    if (!(event instanceof PointerEvent)) return;
    const slider = event.currentTarget as Element;
    const { left, width } = slider.getBoundingClientRect();
    const share = shareAt(event.clientX, left, width);
    if (event.type === 'pointerdown') this.#down(event, slider, share);
    else if (this.#pointerId === null) this.#hover(event, share);
    else if (this.#pointerId === event.pointerId) this.#dragged(event, share);
  }

  #down(event: PointerEvent, slider: Element, share: number): void {
    if (this.#pointerId !== null || !event.isPrimary || event.button !== 0) return;
    this.#pointerId = event.pointerId;
    // Held until pointerup, so that a drag may leave the slider. A pointer
    // that is already gone cannot be captured; its pointercancel follows.
    if (event.isTrusted) slider.setPointerCapture(event.pointerId);
    this.target.drag(share, event.timeStamp);
  }

  #hover(event: PointerEvent, share: number): void {
    if (event.pointerType === 'touch') return;
    this.target.hover(event.type === 'pointerleave' ? null : share);
  }

  #dragged(event: PointerEvent, share: number): void {
    if (event.type === 'pointermove') {
      this.target.drag(share, event.timeStamp);
    } else if (event.type !== 'pointerleave') {
      this.#pointerId = null;
      if (event.type === 'pointerup') this.target.drop(share);
      else this.target.cancel();
      if (event.pointerType === 'touch') this.target.hover(null);
    }
  }
}
