/**
 * True when something below `root`, nested shadow roots included, has the focus
 * and shows it: the keyboard is in use there. Focus that a click left behind
 * does not count.
 *
 * A host does not match `:focus-visible` for what is inside its shadow root, so
 * no selector can answer this from the outside.
 */
export function hasVisibleFocus(root: DocumentOrShadowRoot): boolean {
  let focused = root.activeElement;
  while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
  return focused?.matches(':focus-visible') ?? false;
}
