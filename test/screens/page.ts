/** What run.mjs takes pictures of: one phase at a time, in players of four widths. */
import '../../src/define.js';
import { coverPicture } from './cover.js';
import { PHASES, enterPhase } from './phases.js';

export interface Scene {
  readonly phase: string;
  readonly scheme: 'dark' | 'light';
  readonly dir: 'ltr' | 'rtl';
  readonly lang: string;
}

declare global {
  interface Window {
    phaseNames: readonly string[];
    show: (scene: Scene) => Promise<void>;
    isReady: boolean;
  }
}

let coverUrl: string | undefined;

const WIDTHS = [1280, 640, 320, 280];

/** Longer than anything takes to appear: a wait shows after a second, a panel glides in. */
const SETTLING_MS = 1_600;

window.phaseNames = Object.keys(PHASES);
window.show = async ({ phase, scheme, dir, lang }) => {
  document.documentElement.style.colorScheme = scheme;
  document.documentElement.dir = dir;
  document.documentElement.lang = lang;
  coverUrl ??= URL.createObjectURL(await coverPicture());
  const players = WIDTHS.map((width) => {
    const player = document.createElement('torrent-player');
    player.style.width = `${width}px`;
    player.setAttribute('poster', '/demo/film/poster.jpg');
    if (dir === 'rtl') player.dir = dir;
    // A menu would close when the next player takes the focus.
    player.addEventListener('focusout', (event) => event.stopImmediatePropagation(), true);
    return player;
  });
  document.body.replaceChildren(...players);
  for (const player of players) {
    await enterPhase(player, phase);
    if (player.media.store.state.tags.title) player.media.store.patch('tags', { coverUrl });
  }
  await new Promise((resolve) => setTimeout(resolve, SETTLING_MS));
};
window.isReady = true;
