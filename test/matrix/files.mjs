/**
 * The matrix: every file that is made and played, how ffmpeg makes it, what a
 * viewer must see, and what each browser is expected to make of it.
 *
 * @typedef {object} Pictures frames piped into ffmpeg, numbered from 0
 * @property {number} width
 * @property {number} height
 * @property {number} count
 * @property {number} rate frames per second
 * @property {boolean} [turned] see drawFrame
 *
 * @typedef {object} Expected
 * @property {number} durationSeconds
 * @property {number | null} firstFrame number shown at the start; null without pictures
 * @property {number | null} frameAt70Percent
 * @property {number} frameTolerance how far the next picture's number may be off
 * @property {boolean} hasSound
 * @property {{width: number, height: number} | null} size as shown
 *
 * @typedef {object} MatrixFile
 * @property {string} name
 * @property {Pictures | null} pictures ffmpeg's first input
 * @property {readonly string[]} recipe ffmpeg's arguments after that input
 * @property {{before: readonly string[], after: readonly string[]} | null} copy
 *   what comes before and after the input when it is copied once more, without
 *   encoding; null when it is not
 * @property {boolean} piped written to a pipe, where nothing can be filled in later
 * @property {Readonly<Record<string, string>>} beside other files of the torrent, by name
 * @property {Expected} expected
 * @property {Readonly<Record<'chromium' | 'firefox' | 'webkit', string>>} outcome
 *   `plays`, or the code of the typed error
 * @property {Readonly<Partial<Record<'chromium' | 'firefox' | 'webkit', KnownFault>>>} known
 *   faults that are the browser's own
 *
 * @typedef {object} KnownFault
 * @property {RegExp} sign matches the outcome where it shows
 * @property {string} why
 */
import { AUDIO, SUBTITLES, VIDEO } from './recipes.mjs';

const SECONDS = 12;
const RATE = 25;

const everywhere = (code) => ({ chromium: code, firefox: code, webkit: code });

/** Debian's Chromium decodes no HEVC. A film without its pictures is none. */
const HEVC = { chromium: 'media-unsupported' };

/** Firefox decodes H.264 of 8 bits only. */
const H264_TEN_BIT = { firefox: 'media-unsupported' };

/** Chromium's own playback of the plain file ends at the same place, with MediaError 3. */
const OPEN_GOP = {
  chromium: {
    sign: /^media-damaged while seeking to 70 %$/,
    why: 'Chromium decodes no H.264 from a recovery point on (https://issues.chromium.org/issues/40625346), in a plain `<video>` neither',
  },
};

/** All data is there and `readyState` is 4; not each time, nor with the same files. */
const AV1_SEEKS = {
  webkit: {
    sign: /stuck while seeking/,
    why: 'WebKitGTK does not always end a seek in AV1 that comes through MSE, although it has all the data',
  },
};

/** The fragments say 0.2 s, its SourceBuffer has 0.04 s: the parser before it goes by the SPS. */
const UNEVEN = {
  webkit: {
    sign: /at 70 %/,
    why: "WebKitGTK takes each frame's duration from the rate in the H.264 headers, and drops what comes after the hole",
  },
};

const tone = (seconds = SECONDS, hertz = 440) => [
  ...['-f', 'lavfi', '-i', `sine=f=${hertz}:r=48000:d=${seconds}`],
];
const surround = (seconds = SECONDS) => [
  ...['-f', 'lavfi', '-i', `sine=f=440:r=48000:d=${seconds},pan=5.1|FL=c0|FR=c0|FC=c0|LFE=c0`],
];

/** A film of numbered pictures. */
function film(name, recipe, options = {}) {
  const { width = 160, height = 90, rate = RATE, seconds = SECONDS, turned = false } = options;
  const { count = Math.round(seconds * rate), copy = null, expected = {} } = options;
  const durationSeconds = expected.durationSeconds ?? count / rate;
  return {
    name,
    pictures: { width, height, count, rate, turned },
    recipe,
    copy,
    piped: options.piped ?? false,
    beside: options.beside ?? {},
    expected: {
      durationSeconds,
      firstFrame: 0,
      frameAt70Percent: Math.floor(0.7 * durationSeconds * rate + 1e-6),
      frameTolerance: 1,
      hasSound: options.hasSound ?? true,
      size: turned ? { width: height, height: width } : { width, height },
      ...expected,
    },
    outcome: { ...everywhere('plays'), ...options.outcome },
    known: options.known ?? {},
  };
}

/** A film with sound: codecs by name. */
function talkie(name, video, audio, options = {}) {
  const sound = options.sound ?? tone(options.seconds);
  const recipe = [...sound, ...VIDEO[video], ...AUDIO[audio], ...(options.more ?? [])];
  return film(name, recipe, options);
}

/** A film without sound. */
function silent(name, video, options = {}) {
  const recipe = [...VIDEO[video], ...(options.more ?? [])];
  return film(name, recipe, { hasSound: false, ...options });
}

/** Sound alone. */
function sound(name, audio, { more = [], sound = tone(), outcome = {} } = {}) {
  return {
    name,
    pictures: null,
    recipe: [...sound, ...AUDIO[audio], ...more],
    copy: null,
    piped: false,
    beside: {},
    expected: {
      durationSeconds: SECONDS,
      firstFrame: null,
      frameAt70Percent: null,
      frameTolerance: 1,
      hasSound: true,
      size: null,
    },
    outcome: { ...everywhere('plays'), ...outcome },
    known: {},
  };
}

const cover = (recipe) => [...recipe, ...['-i', 'cover.jpg', '-map', '0:a', '-map', '1:v']];
const attached = ['-c:v', 'copy', '-disposition:v', 'attached_pic'];
const fragmented = (...flags) => ['-movflags', ['+empty_moov', ...flags].join('+')];

/** @type {readonly MatrixFile[]} */
export const FILES = [
  // MP4 and MOV: where the index is.
  talkie('h264-aac-index-last.mp4', 'h264', 'aac'),
  talkie('h264-aac-index-first.mp4', 'h264', 'aac', { more: ['-movflags', '+faststart'] }),
  // Without an edit list, pictures begin as late as B-frames make them.
  talkie('h264-aac-fragmented.mp4', 'h264Dense', 'aac', {
    more: fragmented('frag_keyframe'),
    expected: { durationSeconds: 12.08, frameAt70Percent: 209 },
  }),
  talkie('h264-aac-fragmented-within-groups.mp4', 'h264', 'aac', {
    more: [...fragmented('default_base_moof'), '-frag_duration', '500000'],
    expected: { durationSeconds: 12.04, frameAt70Percent: 209 },
  }),
  talkie('h264-aac-fragmented-indexed.mp4', 'h264Dense', 'aac', {
    more: fragmented('frag_keyframe', 'global_sidx', 'default_base_moof'),
    expected: { durationSeconds: 12.08, frameAt70Percent: 209 },
  }),
  talkie('h264-aac.mov', 'h264', 'aac'),
  talkie('h264-pcm.mov', 'h264', 'pcm'),

  // MP4: codecs.
  talkie('h264-mp3.mp4', 'h264', 'mp3'),
  talkie('h264-opus.mp4', 'h264', 'opus'),
  talkie('h264-flac.mp4', 'h264', 'flac', { more: ['-strict', 'experimental'] }),
  talkie('h264-ac3.mp4', 'h264', 'ac3'),
  talkie('h264-eac3.mp4', 'h264', 'eac3'),
  talkie('hevc-aac.mp4', 'hevc', 'aac', { more: ['-tag:v', 'hvc1'], outcome: HEVC }),
  talkie('vp9-opus.mp4', 'vp9', 'opus'),
  talkie('av1-opus.mp4', 'av1', 'opus', { known: AV1_SEEKS }),
  silent('h264-10-bit.mp4', 'h264TenBit', { outcome: H264_TEN_BIT }),
  silent('hevc-10-bit.mp4', 'hevcTenBit', { more: ['-tag:v', 'hvc1'], outcome: HEVC }),
  silent('av1-10-bit.mp4', 'av1TenBit', { known: AV1_SEEKS }),

  // MP4: oddities.
  silent('h264-no-audio.mp4', 'h264'),
  talkie('h264-open-gop.mp4', 'h264OpenGop', 'aac', { known: OPEN_GOP }),
  talkie('h264-b-pyramid.mp4', 'h264Pyramid', 'aac'),
  talkie('h264-negative-composition.mp4', 'h264Pyramid', 'aac', {
    more: ['-movflags', '+negative_cts_offsets'],
  }),
  silent('h264-variable-rate.mp4', 'h264', {
    // Frames 0 to 99, then every fifth: the picture holds for 0.2 s from 4 s on.
    more: [
      '-vf',
      "select='lt(n,100)+not(mod(n,5))'",
      '-vsync',
      'vfr',
      '-video_track_timescale',
      '25',
    ],
    expected: { durationSeconds: 11.84, frameAt70Percent: 205, frameTolerance: 5 },
    known: UNEVEN,
  }),
  talkie('h264-edit-list.mp4', 'h264', 'aac', {
    copy: { before: ['-ss', '1.6'], after: [] },
    expected: { durationSeconds: 10.4, firstFrame: 40, frameAt70Percent: 222 },
    known: {
      webkit: {
        sign: /^first frame 0, not 40$|^media-unsupported$/,
        why: 'WebKitGTK makes a short frame as long as the rate in the H.264 headers says, so that what is hidden shows until playback begins; at times GStreamer refuses such frames ("Failed to push buffer")',
      },
    },
  }),
  talkie('h264-late-start.mp4', 'h264', 'aac', {
    copy: { before: [], after: ['-output_ts_offset', '2'] },
    expected: { durationSeconds: 14, frameAt70Percent: 195 },
  }),
  talkie('h264-turned.mp4', 'h264', 'aac', {
    turned: true,
    copy: { before: [], after: ['-metadata:s:v:0', 'rotate=270'] },
    known: {
      webkit: {
        sign: /160 × 90 pixels, not 90 × 160/,
        why: 'WebKitGTK turns no picture that comes through MSE; in a plain `<video>` it does',
      },
    },
  }),
  silent('h264-wide-pixels.mp4', 'h264', {
    more: ['-aspect', '64:27'],
    expected: { size: { width: 213, height: 90 } },
  }),
  silent('h264-odd-size.mp4', 'h264', { width: 158, height: 86 }),
  silent('av1-odd-size.mp4', 'av1AnySize', { width: 161, height: 91, known: AV1_SEEKS }),
  silent('h264-one-frame.mp4', 'h264', { count: 1, expected: { frameAt70Percent: 0 } }),
  silent('h264-four-hours.mp4', 'h264Dense', { rate: 0.1, seconds: 14_400 }),
  talkie('h264-cover-art.mp4', 'h264', 'aac', {
    sound: [...tone(), '-i', 'cover.jpg', '-map', '0:v', '-map', '1:a', '-map', '2:v'],
    more: ['-c:v:1', 'copy', '-disposition:v:1', 'attached_pic'],
  }),
  talkie('h264-two-languages.mp4', 'h264', 'aac', {
    sound: [...tone(), ...tone(SECONDS, 880), '-map', '0', '-map', '1', '-map', '2'],
    more: ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu'],
  }),
  talkie('h264-subtitles-inside.mp4', 'h264', 'aac', {
    sound: [...tone(), '-i', 'words.srt', '-map', '0', '-map', '1', '-map', '2'],
    more: ['-c:s', 'mov_text', '-metadata:s:s:0', 'language=eng'],
  }),

  // Matroska and WebM: codecs.
  talkie('h264-aac.mkv', 'h264', 'aac'),
  talkie('h264-mp3.mkv', 'h264', 'mp3'),
  talkie('h264-vorbis.mkv', 'h264', 'vorbis'),
  talkie('h264-opus.mkv', 'h264', 'opus'),
  talkie('h264-flac.mkv', 'h264', 'flac'),
  talkie('h264-pcm.mkv', 'h264', 'pcm'),
  talkie('h264-ac3.mkv', 'h264', 'ac3'),
  talkie('h264-ac3-surround.mkv', 'h264', 'ac3Surround', { sound: surround() }),
  talkie('h264-eac3.mkv', 'h264', 'eac3'),
  talkie('h264-dts.mkv', 'h264', 'dts'),
  talkie('h264-dts-surround.mkv', 'h264', 'dtsSurround', { sound: surround() }),
  talkie('hevc-aac.mkv', 'hevc', 'aac', { outcome: HEVC }),
  talkie('hevc-10-bit-ac3.mkv', 'hevcTenBit', 'ac3', { outcome: HEVC }),
  talkie('av1-opus.mkv', 'av1', 'opus', { known: AV1_SEEKS }),
  talkie('vp8-vorbis.webm', 'vp8', 'vorbis'),
  talkie('vp8-opus.mkv', 'vp8', 'opus'),
  talkie('vp9-opus.webm', 'vp9', 'opus'),
  talkie('vp9-vorbis.webm', 'vp9', 'vorbis'),
  talkie('av1-opus.webm', 'av1', 'opus', { known: AV1_SEEKS }),
  silent('vp9-10-bit.webm', 'vp9TenBit'),
  silent('vp9-odd-size.webm', 'vp9', { width: 161, height: 91 }),

  // Matroska and WebM: oddities.
  talkie('h264-no-cues.mkv', 'h264Dense', 'aac', { piped: true }),
  talkie('vp9-no-cues.webm', 'vp9', 'opus', { piped: true }),
  talkie('h264-open-gop.mkv', 'h264OpenGop', 'aac', { known: OPEN_GOP }),
  talkie('hevc-open-gop.mkv', 'hevcOpenGop', 'aac', { outcome: HEVC }),
  silent('h264-variable-rate.mkv', 'h264', {
    more: ['-vf', "select='lt(n,100)+not(mod(n,5))'", '-vsync', 'vfr'],
    expected: { durationSeconds: 11.84, frameAt70Percent: 205, frameTolerance: 5 },
    known: UNEVEN,
  }),
  talkie('h264-late-start.mkv', 'h264', 'aac', {
    copy: { before: [], after: ['-output_ts_offset', '3'] },
    expected: { durationSeconds: 15, frameAt70Percent: 187 },
  }),
  talkie('h264-late-audio.mkv', 'h264', 'aac', { sound: ['-itsoffset', '1.5', ...tone(10.5)] }),
  silent('h264-four-hours.mkv', 'h264Dense', { rate: 0.1, seconds: 14_400 }),
  silent('vp9-one-frame.webm', 'vp9', { count: 1, expected: { frameAt70Percent: 0 } }),
  talkie('h264-two-languages.mkv', 'h264', 'aac', {
    sound: [...tone(), ...tone(SECONDS, 880), '-map', '0', '-map', '1', '-map', '2'],
    more: ['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu'],
  }),
  talkie('h264-subtitles-inside.mkv', 'h264', 'aac', {
    sound: [
      ...tone(),
      '-i',
      'words.srt',
      '-i',
      'words.ass',
      ...['0', '1', '2', '3'].flatMap((n) => ['-map', n]),
    ],
    more: ['-c:s:0', 'srt', '-c:s:1', 'ass', '-metadata:s:s:0', 'language=eng'],
  }),
  talkie('h264-subtitles-beside.mkv', 'h264', 'aac', {
    beside: { 'h264-subtitles-beside.en.srt': SUBTITLES['words.srt'] },
  }),
  talkie('h264-cover-art.mkv', 'h264', 'aac', {
    more: ['-attach', 'cover.jpg', '-metadata:s:t:0', 'mimetype=image/jpeg'],
  }),

  // MPEG-TS.
  talkie('h264-aac.ts', 'h264', 'aac'),
  talkie('h264-mp3.ts', 'h264', 'mp3'),
  talkie('h264-ac3.ts', 'h264', 'ac3'),
  // Blu-ray discs and camcorders have AC-3; of AAC ffmpeg makes private data there.
  talkie('h264-ac3.m2ts', 'h264', 'ac3'),
  talkie('hevc-aac.ts', 'hevc', 'aac', { outcome: HEVC }),
  talkie('h264-late-start.ts', 'h264', 'aac', { more: ['-output_ts_offset', '3600'] }),
  silent('h264-no-audio.ts', 'h264'),

  // Sound alone.
  sound('aac.m4a', 'aac'),
  sound('aac-fragmented.m4a', 'aac', { more: [...fragmented(), '-frag_duration', '1000000'] }),
  sound('aac.aac', 'aac'),
  sound('mp3.mp3', 'mp3'),
  sound('mp3-variable-no-index.mp3', 'mp3', {
    more: ['-b:a', '0', '-q:a', '4', '-write_xing', '0'],
  }),
  sound('flac.flac', 'flac'),
  sound('pcm.wav', 'pcm'),
  sound('pcm-24-bit.wav', 'pcm24'),
  sound('vorbis.ogg', 'vorbis'),
  sound('opus.ogg', 'opus'),
  // The demuxer reads Opus and Vorbis in Ogg, and says so.
  sound('flac.oga', 'flac', { outcome: everywhere('media-unsupported') }),
  sound('opus.webm', 'opus'),
  sound('aac.mka', 'aac'),
  sound('ac3.mka', 'ac3'),
  sound('cover-art.m4a', 'aac', { sound: cover(tone()), more: attached }),
  sound('cover-art.mp3', 'mp3', { sound: cover(tone()), more: attached }),
  sound('cover-art.flac', 'flac', { sound: cover(tone()), more: attached }),

  // What nobody plays.
  talkie('mpeg4-mp3.avi', 'mpeg4', 'mp3', { outcome: everywhere('no-playable-file') }),
  silent('mpeg4.mkv', 'mpeg4', { outcome: everywhere('media-unsupported') }),
  silent('mpeg2.ts', 'mpeg2', { outcome: everywhere('media-unsupported') }),
  talkie('mpeg2-aac.ts', 'mpeg2', 'aac', { outcome: everywhere('media-unsupported') }),
];
