export default {
  globs: ['src/torrent-player.ts', 'src/torrent-video.ts'],
  outdir: '.',
  litelement: true,
};
