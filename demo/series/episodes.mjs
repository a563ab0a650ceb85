/**
 * Three episodes for the demo of playlists, cut from the film without encoding
 * anything anew.
 */
import {
  ALL_FORMATS,
  BufferTarget,
  EncodedAudioPacketSource,
  EncodedPacketSink,
  EncodedVideoPacketSource,
  FilePathSource,
  Input,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';
import { DURATION, TIMES } from '../film/times.mjs';

/** Where episodes begin: the film has a key frame every two seconds. */
const CUTS_SECONDS = [0, TIMES.rise - 1, TIMES.pieces - 1, DURATION];

const EPISODES = [
  {
    title: 'Scattered lights',
    lines: [
      [TIMES.gather, 'Scattered lights find one another.'],
      [TIMES.wind, 'The wind takes them over the hills.'],
    ],
  },
  {
    title: 'A swarm',
    lines: [
      [TIMES.rise, 'Up into the night …'],
      [TIMES.swarm, '… where each one tells its neighbours.'],
    ],
  },
  {
    title: 'The whole picture',
    lines: [
      [TIMES.pieces, 'Every piece has its place.'],
      [TIMES.closing, 'And everyone sees the whole.'],
    ],
  },
];

const LINE_SECONDS = 4;

/**
 * The episodes and their subtitles, as the contents of a torrent.
 *
 * @param {string} filmPath an MP4 with H.264 and AAC
 * @returns {Promise<import('../swarm/content.mjs').ContentSpec[]>}
 */
export async function makeEpisodes(filmPath) {
  const contents = EPISODES.map(async ({ title, lines }, index) => {
    const [start, end] = CUTS_SECONDS.slice(index);
    const name = `The Swarm - S01E0${index + 1} - ${title}`;
    const film = await cut(filmPath, { start, end });
    return [
      { name: `${name}.mp4`, base64: Buffer.from(film).toString('base64') },
      { name: `${name}.en.srt`, base64: Buffer.from(subtitles(lines, start)).toString('base64') },
    ];
  });
  return (await Promise.all(contents)).flat();
}

/**
 * A part of a film as an MP4 of its own.
 *
 * @param {{start: number, end: number}} span seconds; both where a key frame is
 */
async function cut(filmPath, span) {
  const input = new Input({ formats: ALL_FORMATS, source: new FilePathSource(filmPath) });
  const output = new Output({ format: new Mp4OutputFormat(), target: new BufferTarget() });
  const [video, audio] = [await input.getPrimaryVideoTrack(), await input.getPrimaryAudioTrack()];
  const pictures = new EncodedVideoPacketSource(video.codec);
  const sound = new EncodedAudioPacketSource(audio.codec);
  output.addVideoTrack(pictures);
  output.addAudioTrack(sound);
  await output.start();
  await Promise.all([copy(video, pictures, span), copy(audio, sound, span)]);
  await output.finalize();
  return new Uint8Array(output.target.buffer);
}

async function copy(track, source, { start, end }) {
  const sink = new EncodedPacketSink(track);
  const meta = { decoderConfig: await track.getDecoderConfig() };
  const first = await sink.getKeyPacket(start);
  const after = end < DURATION ? await sink.getKeyPacket(end) : undefined;
  for await (const packet of sink.packets(first, after)) {
    const timestamp = Math.max(0, packet.timestamp - start);
    await source.add(packet.clone({ timestamp }), meta);
  }
  source.close();
}

/** SubRip of lines that each show for some seconds. */
function subtitles(lines, startSeconds) {
  return lines
    .map(([seconds, text], index) => {
      const shown = seconds - startSeconds;
      return `${index + 1}\n${stamp(shown)} --> ${stamp(shown + LINE_SECONDS)}\n${text}\n`;
    })
    .join('\n');
}

function stamp(seconds) {
  const text = new Date(Math.round(seconds * 1000)).toISOString();
  return text.slice(11, 23).replace('.', ',');
}
