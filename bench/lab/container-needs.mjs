import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Matroska: what is not of interest before the first frame is in clusters. */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;

/**
 * Chromium shows a picture, and tells of data, when it has so much of the
 * sound: with up to 0.18 s it was seen to wait, with 0.23 s never.
 */
const SOUND_SECONDS = 0.2;

/**
 * @typedef {{start: number, end: number}} Range bytes of a file
 *
 * What no player can do without before it shows the first frame: the
 * container's index (where it has none, what tells when it ends), the first
 * frame of the picture, the beginning of the sound, and what tells where those
 * lie. Found by ffprobe and by walking over the container's top level: by no
 * code of the player.
 *
 * @param {string} path
 * @returns {Promise<{index: Range[], frames: Range[]}>}
 */
export async function needsOf(path) {
  const bytes = await readFile(path);
  const tracks = await packetsOf(path);
  const index = { '.mp4': boxes, '.m4a': boxes, '.mkv': elements, '.webm': elements }[
    extname(path)
  ];
  const first = tracks.flatMap((packets) => packets.filter(isOfTheBeginning));
  const place = { '.ts': inTransportStream, '.mkv': amongBlocks, '.webm': amongBlocks };
  const frames = (place[extname(path)] ?? asTheyAre)(first, tracks.flat());
  const ranges = (index ?? ends)(bytes, tracks);
  return { index: extname(path) === '.ogg' ? [...ranges, page(bytes, first[0])] : ranges, frames };
}

/** Whether a packet is needed to show something; with the others of its track. */
function isOfTheBeginning({ kind, seconds }, place, packets) {
  return kind === 'audio' ? seconds - packets[0].seconds < SOUND_SECONDS : place === 0;
}

/** By track, its packets in the order of the file. */
async function packetsOf(path) {
  const entries = 'packet=codec_type,stream_index,pos,size,pts_time';
  const { stdout } = await run(
    'ffprobe',
    ['-v', 'error', '-show_entries', entries, '-of', 'json', path],
    { maxBuffer: 1 << 28 },
  );
  const tracks = [];
  for (const packet of JSON.parse(stdout).packets) {
    const { codec_type: kind, stream_index: track, pos, size, pts_time: seconds } = packet;
    const former = (tracks[track] ??= []).at(-1);
    // MPEG-TS: of several frames in one PES packet the place of the first alone is told.
    const start = pos === undefined ? former.pos + former.size : Number(pos);
    tracks[track].push({ kind, pos: start, size: Number(size), seconds: Number(seconds) });
  }
  return tracks;
}

const asTheyAre = (packets) => packets.map(({ pos, size }) => ({ start: pos, end: pos + size }));

/** Matroska: each block tells where the next one lies. */
function amongBlocks(packets, all) {
  const last = Math.max(...packets.map(({ pos }) => pos));
  const headers = all
    .filter(({ pos }) => pos <= last)
    .map(({ pos }) => ({ start: pos, end: pos + 8 }));
  return [...asTheyAre(packets), ...headers];
}

/** Ogg: when the first packet of a page begins is told by the length of all (RFC 7845 §4). */
function page(bytes, { pos }) {
  const lacing = bytes.subarray(pos + 27, pos + 27 + bytes[pos + 26]);
  return { start: pos, end: pos + 27 + lacing.reduce((sum, value) => sum + value, lacing.length) };
}

/** Nothing tells where a frame lies: who looks for it reads all that comes before. */
function inTransportStream(packets) {
  const [packetBytes, payloadBytes] = [188, 184];
  const ends = packets.map(
    ({ pos, size }) => pos + Math.ceil(size / payloadBytes + 1) * packetBytes,
  );
  return [{ start: 0, end: Math.max(...ends) }];
}

/** MP4: all boxes but the media; of fragments, the first one's. */
function boxes(bytes) {
  const ranges = [];
  for (let start = 0, fragments = 0; start < bytes.length;) {
    const type = bytes.toString('latin1', start + 4, start + 8);
    const size = bytes.readUInt32BE(start);
    const length = size === 1 ? Number(bytes.readBigUInt64BE(start + 8)) : size;
    if (type === 'moof') fragments++;
    if (type !== 'mdat' && fragments <= 1) ranges.push({ start, end: start + length });
    start += length;
  }
  return ranges;
}

/** Matroska: all elements but the clusters. */
function elements(bytes) {
  const ranges = [];
  for (let start = 0; start < bytes.length;) {
    const id = readVint(bytes, start, true);
    const size = readVint(bytes, start + id.length, false);
    const data = start + id.length + size.length;
    const end = id.value === SEGMENT ? data : data + size.value;
    if (id.value !== CLUSTER) ranges.push({ start, end });
    start = end;
  }
  return ranges;
}

function readVint(bytes, offset, keepsMarker) {
  const length = Math.clz32(bytes[offset]) - 23;
  let value = keepsMarker ? bytes[offset] : bytes[offset] & (0xff >> length);
  for (let at = 1; at < length; at++) value = value * 256 + bytes[offset + at];
  return { value, length };
}

/** Others: what comes before the first packet, and the last one where nothing else tells the time. */
function ends(bytes, tracks) {
  const [first] = tracks[0];
  const ranges = [{ start: 0, end: Math.max(1, first.pos) }];
  const isTold = ['fLaC', 'RIFF', 'ID3\x04'].includes(bytes.toString('latin1', 0, 4));
  if (!isTold) ranges.push({ start: tracks[0].at(-1).pos, end: bytes.length });
  return ranges;
}
