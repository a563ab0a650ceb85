import { hasVisibleFocus } from '../ui/visible-focus.js';

/** How long the pointer rests before the controls of a playing film fade. */
const INACTIVITY_MS = 2_500;

const SIGNS_OF_LIFE = ['pointermove', 'pointerdown', 'keydown', 'focusin', 'play', 'pause'];

/** Sets `user-inactive` on the player while a film plays and nobody moves, until the signal aborts. */
export function watchActivity(
  player: HTMLElement & { readonly paused: boolean },
  signal: AbortSignal,
): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const isKeyboardInside = () => player.shadowRoot !== null && hasVisibleFocus(player.shadowRoot);
  const rest = () => player.toggleAttribute('user-inactive', !player.paused && !isKeyboardInside());
  const wake = () => {
    clearTimeout(timer);
    player.removeAttribute('user-inactive');
    timer = setTimeout(rest, INACTIVITY_MS);
  };
  for (const type of SIGNS_OF_LIFE) player.addEventListener(type, wake, { signal });
  signal.addEventListener('abort', () => clearTimeout(timer), { once: true });
  wake();
}
