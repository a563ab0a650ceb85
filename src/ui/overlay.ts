import type { PlayerErrorDetail } from '../core/player-error.js';

/** The one thing that lies over the picture. */
export type Overlay = 'error' | 'consent' | 'poster' | 'waiting';

/** `started`: whether play was ever asked for since the torrent was set. */
export interface OverlayFacts {
  readonly started: boolean;
  readonly error: PlayerErrorDetail | null;
  /** Whether the viewer is asked who may be contacted. */
  readonly isAsking: boolean;
}

/** Which overlay shows. The waiting one is empty while nothing is waited for. */
export function overlayFor({ started, error, isAsking }: OverlayFacts): Overlay {
  if (error) return 'error';
  if (isAsking) return 'consent';
  return started ? 'waiting' : 'poster';
}
