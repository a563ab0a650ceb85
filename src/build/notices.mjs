import { readFileSync } from 'node:fs';
import license from 'rollup-plugin-license';

const LGPL = readFileSync(new URL('LGPL-2.1.txt', import.meta.url), 'utf8');

const FFMPEG = `Contains libavcodec and libavutil of FFmpeg (https://ffmpeg.org), copyright (c) the
FFmpeg developers, compiled to WebAssembly. They are free software under the GNU
Lesser General Public License, version 2.1 or later, whose text is at the end of
this file. The source is at https://git.ffmpeg.org/ffmpeg.git; how it is configured
and compiled is told in the README of the package above. It is in a file of its own,
a decoder in chunks/, which no other part contains.`;

/** Packages whose licence does not tell all that is in them. */
const INSIDE = { '@mediabunny/ac3': FFMPEG, '@mediabunny/dts': FFMPEG };

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
      const source = [...sorted.map(noticeOf), LGPL].join('\n---\n\n');
      this.emitFile({ type: 'asset', fileName: 'THIRD_PARTY_NOTICES.txt', source });
    },
  });
  return { collect, write };
}

function noticeOf(one) {
  const inside = INSIDE[one.name];
  return `${one.text()}${inside ? `\n\n${inside}` : ''}\n`;
}
