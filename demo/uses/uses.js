/** What every page of a use does: shows the way to the others, and plays from the local swarm. */
import { USES } from './list.js';

function showOthers(nav) {
  const here = location.pathname.split('/').at(-1);
  const links = USES.map(({ page, title }) => {
    const link = Object.assign(document.createElement('a'), { href: `${page}.html` });
    link.textContent = title;
    if (here === `${page}.html`) link.setAttribute('aria-current', 'page');
    return link;
  });
  const home = Object.assign(document.createElement('a'), { href: '../', textContent: '← Demos' });
  nav.replaceChildren(home, ...links);
}

async function playFromSwarm() {
  const { magnets } = await (await fetch('/swarm.json')).json();
  for (const player of document.querySelectorAll('[data-torrent]')) {
    player.setAttribute('magnet', magnets[player.dataset.torrent]);
  }
}

showOthers(document.getElementById('uses'));
await playFromSwarm();
