import license from 'rollup-plugin-license';

/** Packages whose licence does not tell all that is in them. */
const INSIDE = {
  '@mediabunny/ac3': 'libavcodec of FFmpeg (https://ffmpeg.org), LGPL-2.1-or-later',
  '@mediabunny/dts': 'libavcodec of FFmpeg (https://ffmpeg.org), LGPL-2.1-or-later',
};

/**
 * Licences of everything that is bundled, as they demand: from the graphs of
 * all builds, into one file.
 *
 * @returns {{collect: () => import('rollup').Plugin, write: () => import('rollup').Plugin}}
 *   `collect` for each graph, `write` for the one that is generated last
 */
export function notices() {
  const found = new Map();
  const collect = () =>
    license({ thirdParty: (packages) => packages.forEach((one) => found.set(one.name, one)) });
  const write = () => ({
    name: 'notices',
    generateBundle() {
      const sorted = [...found.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
      const source = sorted.map(noticeOf).join('\n---\n\n');
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_NOTICES.txt', source });
    },
  });
  return { collect, write };
}

function noticeOf(one) {
  const inside = INSIDE[one.name];
  return `${one.text()}${inside ? `\n\nContains ${inside}.` : ''}\n`;
}
