import { ATTACKS } from '../hostile/index.mjs';
import { damageText } from '../hostile/victim.mjs';

const KINDS = ['ours', 'stock'];
const DEADLINE_MS = 120_000;

/**
 * What becomes of a page when sources, peers and trackers are hostile: our
 * engine alone beside stock WebTorrent alone. Facts, not medians: each attack
 * is tried once.
 *
 * @type {import('./index.mjs').Table}
 */
export const hostile = {
  name: 'hostile',
  columns: ['attack', ...KINDS],
  async rows(lab, { only, log, cleanUp, signal }) {
    const rows = [];
    for (const attack of ATTACKS.filter(({ name }) => name.includes(only))) {
      const raw = {};
      for (const kind of KINDS) {
        raw[kind] = await attempt(attack, lab, kind);
        await cleanUp();
        signal.throwIfAborted();
        log(`${attack.name} · ${kind}: ${textOf(attack, raw[kind])}`);
      }
      rows.push({ cells: [attack.name, ...KINDS.map((kind) => textOf(attack, raw[kind]))], raw });
    }
    return rows;
  },
};

async function attempt(attack, lab, kind) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error('not done in time')), DEADLINE_MS);
  });
  try {
    return await Promise.race([attack.run(lab, kind), late]);
  } catch (error) {
    return { failure: error.message };
  } finally {
    clearTimeout(timer);
  }
}

function textOf({ tell }, facts) {
  if (facts.failure !== undefined) return `could not be tried: ${facts.failure}`;
  return [tell(facts), damageText(facts.damage)].filter((text) => text !== '').join('; ');
}
