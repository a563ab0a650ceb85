/**
 * Shows a value (0 to 1) on the slider in a shadow root: how far `.fill` is, and
 * where the carrier of the thumb. As transforms of their own, which need neither
 * layout nor paint; a custom property would style all that could inherit it, for
 * four times the cost, and that once a second. By CSSOM, for a policy without
 * 'unsafe-inline' forbids attributes.
 */
export function showOnSlider(root: ParentNode, share: number): void {
  const [fill, carrier] = ['.fill', '.carrier'].map((part) =>
    root.querySelector<HTMLElement>(part),
  );
  if (fill) fill.style.transform = `scaleX(${share})`;
  if (carrier) carrier.style.transform = `translateX(${100 * share}%)`;
}
