/** ffmpeg's arguments for each codec, fast ones: the pictures are small and plain. */

const x264 = (...parameters) => [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '28', '-pix_fmt', 'yuv420p'],
  ...['-x264-params', ['b-adapt=0', 'scenecut=0', ...parameters].join(':')],
];
const x265 = (...parameters) => [
  ...['-c:v', 'libx265', '-preset', 'ultrafast', '-crf', '28', '-pix_fmt', 'yuv420p'],
  ...['-x265-params', ['log-level=none', 'bframes=3', 'b-adapt=0', ...parameters].join(':')],
];
const vp = (encoder) => [
  ...['-c:v', encoder, '-b:v', '200k', '-g', '125', '-deadline', 'realtime', '-cpu-used', '5'],
  ...['-pix_fmt', 'yuv420p'],
];
const av1 = [
  '-c:v',
  'libsvtav1',
  '-preset',
  '10',
  '-crf',
  '45',
  '-g',
  '125',
  '-pix_fmt',
  'yuv420p',
];
const tenBit = (recipe) => [...recipe, '-pix_fmt', 'yuv420p10le'];

/** Key frames 10 s apart and three B-frames in a row: what x264 does unasked. */
const SPARSE = ['keyint=250', 'min-keyint=250', 'bframes=3', 'open-gop=0'];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const VIDEO = {
  h264: x264(...SPARSE, 'b-pyramid=0'),
  h264Dense: x264('keyint=25', 'bframes=2', 'open-gop=0'),
  h264OpenGop: x264('keyint=50', 'min-keyint=50', 'bframes=3', 'open-gop=1'),
  h264Pyramid: x264('keyint=100', 'bframes=7', 'b-pyramid=2', 'ref=4'),
  h264TenBit: tenBit(x264(...SPARSE)),
  hevc: x265('keyint=250', 'min-keyint=250', 'open-gop=0'),
  hevcOpenGop: x265('keyint=50', 'min-keyint=50', 'open-gop=1'),
  hevcTenBit: tenBit(x265('keyint=250', 'open-gop=0')),
  vp8: vp('libvpx'),
  vp9: vp('libvpx-vp9'),
  vp9TenBit: [...tenBit(vp('libvpx-vp9')), '-profile:v', '2'],
  av1,
  av1TenBit: tenBit(av1),
  /** SVT takes even sizes only. */
  av1AnySize: [
    ...['-c:v', 'libaom-av1', '-usage', 'realtime', '-cpu-used', '8', '-b:v', '200k', '-g', '125'],
    ...['-pix_fmt', 'yuv420p'],
  ],
  mpeg4: ['-c:v', 'mpeg4', '-q:v', '5', '-pix_fmt', 'yuv420p'],
  mpeg2: ['-c:v', 'mpeg2video', '-q:v', '5', '-pix_fmt', 'yuv420p'],
};

const stereo = ['-ac', '2'];

/** @type {Readonly<Record<string, readonly string[]>>} */
export const AUDIO = {
  aac: [...stereo, '-c:a', 'aac', '-b:a', '64k'],
  mp3: [...stereo, '-c:a', 'libmp3lame', '-b:a', '64k'],
  opus: [...stereo, '-c:a', 'libopus', '-b:a', '48k'],
  vorbis: [...stereo, '-c:a', 'libvorbis', '-q:a', '1'],
  flac: [...stereo, '-c:a', 'flac', '-sample_fmt', 's16'],
  pcm: [...stereo, '-c:a', 'pcm_s16le'],
  pcm24: [...stereo, '-c:a', 'pcm_s24le'],
  ac3: [...stereo, '-c:a', 'ac3', '-b:a', '128k'],
  eac3: [...stereo, '-c:a', 'eac3', '-b:a', '128k'],
  dts: [...stereo, '-c:a', 'dca', '-strict', 'experimental', '-b:a', '320k'],
  ac3Surround: ['-ac', '6', '-c:a', 'ac3', '-b:a', '320k'],
  dtsSurround: ['-ac', '6', '-c:a', 'dca', '-strict', 'experimental', '-b:a', '768k'],
};

/** Texts that recipes take in, by the name of their file. */
export const SUBTITLES = {
  'words.srt': [
    ...['1', '00:00:01,000 --> 00:00:03,000', 'First words', ''],
    ...['2', '00:00:08,000 --> 00:00:10,000', 'Later words', ''],
  ].join('\n'),
  'words.ass': [
    ...['[Script Info]', 'ScriptType: v4.00+', '', '[Events]'],
    'Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text',
    'Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\i1}First{\\i0} words',
    '',
  ].join('\n'),
};
