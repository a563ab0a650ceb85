import { html, type TemplateResult } from './html.js';
import { outline, solid } from './icon-shapes.js';

/** A solid shape with strokes beside it. */
function mixed(path: string, strokes: string): TemplateResult {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
    <path class="solid" d=${path} />
    <path d=${strokes} />
  </svg>`;
}

const SPEAKER = 'M4 9.5v5h3.5l4.5 4v-13l-4.5 4z';
const NODES = 'M12 4.2a2 2 0 1 0 .01 0M5.5 15.8a2 2 0 1 0 .01 0M18.5 15.8a2 2 0 1 0 .01 0';
const SPROUT_LEAVES =
  'M12 13C12 8.8 9 6 4 6c0 4.5 3 7 8 7zM12 10.5C12 6.8 14.8 4 20 4c0 4-3 6.5-8 6.5z';

export const pauseIcon = solid('M7 5.5h2v13H7zM15 5.5h2v13h-2z');
export const replayIcon = outline('M5 4.5V9.5h5M5.3 9.5A7.5 7.5 0 1 1 4.7 14');
export const volumeHighIcon = mixed(SPEAKER, 'M15.5 9.2a4 4 0 0 1 0 5.6M18 6.5a7.8 7.8 0 0 1 0 11');
export const volumeLowIcon = mixed(SPEAKER, 'M15.5 9.2a4 4 0 0 1 0 5.6');
export const volumeOffIcon = mixed(SPEAKER, 'M16 9.8l4.4 4.4M20.4 9.8L16 14.2');
export const enterFullscreenIcon = outline(
  'M4.5 9V4.5H9M15 4.5h4.5V9M19.5 15v4.5H15M9 19.5H4.5V15',
);
export const exitFullscreenIcon = outline('M9 4.5V9H4.5M19.5 9H15V4.5M15 19.5V15h4.5M4.5 15H9v4.5');
export const settingsIcon = outline(
  'M10.4 5.5L10.5 3.2L13.5 3.2L13.6 5.5L15.5 6.3L17.2 4.8L19.2 6.8L17.7 8.5L18.5 10.4L20.8 10.5L20.8 13.5L18.5 13.6L17.7 15.5L19.2 17.2L17.2 19.2L15.5 17.7L13.6 18.5L13.5 20.8L10.5 20.8L10.4 18.5L8.5 17.7L6.8 19.2L4.8 17.2L6.3 15.5L5.5 13.6L3.2 13.5L3.2 10.5L5.5 10.4L6.3 8.5L4.8 6.8L6.8 4.8L8.5 6.3zM12 9.2a2.8 2.8 0 1 0 .01 0',
);
export const captionsIcon = outline(
  'M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5zM7 12.2h4M13.5 12.2H17M7 15.2h2M11.5 15.2H17',
);
export const pictureInPictureIcon = mixed(
  'M12.8 12.3h6.4v4.4h-6.4z',
  'M20.5 9.5V7A1.5 1.5 0 0 0 19 5.5H5A1.5 1.5 0 0 0 3.5 7v10A1.5 1.5 0 0 0 5 18.5h4.5M12.8 12.3h6.4v4.4h-6.4z',
);
export const skipIcon = solid('M4 6l7 6-7 6zM12.5 6l7 6-7 6z');
export const forwardIcon = outline('M9.5 6l6 6-6 6');
export const backIcon = outline('M14.5 6l-6 6 6 6');
export const checkIcon = outline('M5.5 12.5l4.2 4.2L18.5 8');
export const swarmIcon = outline(`${NODES}M11 8l-4.5 7.8M13 8l4.5 7.8M7.8 17.8h8.4`);
export const seedingOnIcon = mixed(SPROUT_LEAVES, 'M12 10.5V20.5');
/** Allowed, and held back: with the sign of a pause. */
export const seedingHeldIcon = mixed(SPROUT_LEAVES, 'M12 10.5V20.5M16.7 15.5v5M20.2 15.5v5');
export const seedingOffIcon = outline(`${SPROUT_LEAVES}M12 13v7.5`);
export const closeIcon = outline('M6.5 6.5l11 11M17.5 6.5l-11 11');
export const copyIcon = outline('M9 8.5h9.5v11H9zM5.5 15.5v-11H15');
export const openAppIcon = outline('M13.5 4.5h6v6M19.5 4.5l-8.5 8.5M17.5 14v5.5h-13v-13H10');
export const peersIcon = outline(
  'M9 5.5a3 3 0 1 0 .01 0M3.5 19c0-4 2.5-6 5.5-6s5.5 2 5.5 6M15.5 6a2.6 2.6 0 0 1 0 5M17 13.5c2.3.6 3.5 2.6 3.5 5.5',
);
export const warningIcon = outline('M12 4L3 19.5h18zM12 10v4.5M12 17v.1');
export const nextIcon = mixed('M6 5.5v13l9.5-6.5z', 'M18.5 6v12');
export const previousIcon = mixed('M18 5.5v13L8.5 12z', 'M5.5 6v12');
export const listIcon = outline('M9.5 6.5h10M9.5 12h10M9.5 17.5h10M5 6.5v.1M5 12v.1M5 17.5v.1');
export const downloadIcon = outline('M12 4.5v10.5M7.5 11l4.5 4.5 4.5-4.5M5 19.5h14');
export const playingIcon = outline('M6 18v-5M10 18V7M14 18v-8M18 18v-3');
export const noteIcon = outline(
  'M9 17.5V6l10-2v11M9 17.5a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0zM19 15a2.5 2.5 0 1 1-5 0 2.5 2.5 0 0 1 5 0z',
);
