const CSS = `
html, body { height: 100%; margin: 0; background: #000; color: #c9d1d9; }
body { display: grid; font: 14px/1.4 system-ui, sans-serif; }
torrent-player { grid-area: 1 / 1; width: 100%; height: 100%; aspect-ratio: auto; }
a, p {
  position: relative;
  grid-area: 1 / 1;
  margin: 12px;
  padding: 6px 12px;
  border-radius: 10px;
  background: rgb(13 17 23 / 0.8);
}
p { place-self: start; max-width: 60ch; }
p:first-child { place-self: center; }
a { place-self: start end; color: #fff; text-decoration: none; }
a:hover { background: #24292f; }
a:focus-visible { outline: 2px solid #fff; outline-offset: 2px; }
torrent-player[user-inactive] ~ a:not(:focus-visible) { visibility: hidden; }
`;

/** Constructed, so that the page's policy need not allow styles. */
export function pageStyles(): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(CSS);
  return sheet;
}
