import { obtainFilm } from '../lab/film.mjs';
import { createLink } from '../link/link.mjs';
import { rateOf } from './sustained.mjs';

const FILM = { durationSec: 90, bitsPerSecond: 4e6 };
const PIECE_LENGTH_BYTES = 64 * 1024;
const PLAY_TIMEOUT_MS = 30_000;
const DEADLINE_MS = 90_000;
const MEGABYTE = 1e6;

/**
 * What a tab of Firefox downloads while another one hides it.
 *
 * @type {import('./index.mjs').Scenario}
 */
export const hiddenTab = {
  name: 'hidden-tab',
  runs: 3,
  async groups(lab, { link }) {
    const film = await obtainFilm(FILM);
    const torrent = await lab.publish({ path: film.path }, PIECE_LENGTH_BYTES);
    const peer = (name, page, hidden) => ({
      name: `${name} ${hidden ? 'hidden' : 'visible'}`,
      measure: () => rateInTab(lab, torrent, { link, page, hidden }),
    });
    return [
      {
        title: 'hidden-tab: ten seconds in Firefox',
        metrics: {
          rate: {
            unit: 'MB/s of payload',
            better: 'higher',
            limit: link.rateBitsPerSecond / 8 / MEGABYTE,
            limitIs: 'the rate of the link, headers included',
          },
        },
        cases: [
          peer('ours', 'player', true),
          peer('ours', 'player', false),
          peer('stock', 'stock', true),
          peer('stock', 'stock', false),
        ],
        references: ['ours visible', 'stock visible'],
        repeat: 'ours hidden',
        deadlineMs: DEADLINE_MS,
      },
    ];
  },
};

async function rateInTab(lab, torrent, { link, page, hidden }) {
  const arena = await lab.arena(torrent);
  try {
    await arena.seeder('stock');
    const viewer = await arena.peer('viewer', { page, link: createLink(link), browser: 'firefox' });
    await viewer.call('prepare');
    await viewer.call('play', { magnet: viewer.magnet, timeoutMs: PLAY_TIMEOUT_MS });
    if (hidden) await viewer.hide();
    return { rate: [await rateOf(viewer)] };
  } finally {
    await arena.close();
  }
}
