export default {
  globs: ['src/torrent-player.ts', 'src/source-element.ts', 'src/torrent-video.ts'],
  outdir: '.',
  litelement: true,
};
