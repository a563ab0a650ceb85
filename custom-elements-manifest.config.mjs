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
};
