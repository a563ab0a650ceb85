/** WebTorrent's own packages that tell what they do, by `debug(…)` and `this._debug(…)`. */
const TALKATIVE =
  /[\\/](webtorrent|bittorrent-protocol|simple-peer|torrent-discovery|ut_metadata|lt_donthave)[\\/]/;

/**
 * Takes out what WebTorrent's packages write for their developers: thousands
 * of texts a second are made for nobody, and the words are two per cent of the
 * engine.
 *
 * @returns {import('rollup').Plugin}
 */
export const withoutDebug = () => ({
  name: 'without-debug',
  transform(code, id) {
    if (!TALKATIVE.test(id) || !/debug/.test(code)) return null;
    const spans = debugStatements(this.parse(code)).sort((a, b) => b.start - a.start);
    let silent = code;
    for (const { start, end } of spans) silent = `${silent.slice(0, start)};${silent.slice(end)}`;
    return { code: silent, map: null };
  },
});

/** Every statement that is nothing but such a call. */
function debugStatements(node) {
  if (Array.isArray(node)) return node.flatMap(debugStatements);
  if (typeof node?.type !== 'string') return [];
  if (node.type === 'ExpressionStatement' && isDebug(node.expression)) return [node];
  return Object.values(node).flatMap(debugStatements);
}

function isDebug({ type, callee }) {
  if (type !== 'CallExpression') return false;
  return callee.name === 'debug' || callee.property?.name === '_debug';
}
