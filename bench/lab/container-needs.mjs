import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Matroska: what is not of interest before the first frame is in clusters. */
const SEGMENT = 0x18538067;
const CLUSTER = 0x1f43b675;

/**
 * @typedef {{start: number, end: number}} Range bytes of a file
 *
 * What no player can do without before it shows the first frame: the
 * container's index (where it has none, what tells when it ends), and the
 * first frame of each track. Found by ffprobe and by walking over the
 * container's top level: by no code of the player.
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
  const frames = tracks.map(([{ pos, size }]) =>
    extname(path) === '.ts' ? inTransportStream(pos, size) : { start: pos, end: pos + size },
  );
  return { index: (index ?? ends)(bytes, tracks), frames };
}

/** By track, its packets in the order of the file. */
async function packetsOf(path) {
  const { stdout } = await run(
    'ffprobe',
    ['-v', 'error', '-show_entries', 'packet=stream_index,pos,size', '-of', 'json', path],
    { maxBuffer: 1 << 28 },
  );
  const tracks = [];
  for (const { stream_index: track, pos, size } of JSON.parse(stdout).packets) {
    (tracks[track] ??= []).push({ pos: Number(pos), size: Number(size) });
  }
  return tracks;
}

/** Nothing tells where a frame lies: who looks for it reads all that comes before. */
function inTransportStream(pos, size) {
  const [packetBytes, payloadBytes] = [188, 184];
  return { start: 0, end: pos + Math.ceil(size / payloadBytes + 1) * packetBytes };
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
