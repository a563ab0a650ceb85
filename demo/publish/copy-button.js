const THANKS_MS = 1_500;

/**
 * Copies the text of another element, or selects it where copying is not allowed.
 *
 * @param {HTMLButtonElement} button
 * @param {HTMLElement} source
 */
export function copies(button, source) {
  const label = button.textContent;
  button.addEventListener('click', async () => {
    try {
      await navigator.clipboard.writeText(source.textContent);
      button.textContent = 'Copied';
      setTimeout(() => (button.textContent = label), THANKS_MS);
    } catch {
      getSelection()?.selectAllChildren(source);
    }
  });
}
