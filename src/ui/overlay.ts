import type { PlayerErrorDetail } from '../core/player-error.js';

/** The one thing that lies over the picture. */
export type Overlay = 'error' | 'poster' | 'waiting';

/** `started`: whether play was ever asked for since the torrent was set. */
export interface OverlayFacts {
  readonly started: boolean;
  readonly error: PlayerErrorDetail | null;
}

/**
 * Which overlay shows. The waiting one is empty while nothing is waited for;
 * it stays in the page, so that its live region is known before it speaks.
 */
export function overlayFor({ started, error }: OverlayFacts): Overlay {
  if (error) return 'error';
  return started ? 'waiting' : 'poster';
}
