import { readFileSync } from 'node:fs';
import { playerAsVideo, publicOnly, stylingFrom } from './src/build/manifest.mjs';

export default {
  globs: [
    'src/torrent-player.ts',
    'src/video-host.ts',
    'src/source-element.ts',
    'src/media-element.ts',
    'src/torrent-video.ts',
  ],
  outdir: '.',
  litelement: true,
  plugins: [publicOnly, playerAsVideo, stylingFrom(readFileSync('README.md', 'utf8'))],
};
