import { PCM_AUDIO_CODECS } from 'mediabunny';
import type { AudioCodec, AudioSample, InputAudioTrack } from 'mediabunny';
import { PlayerError } from '../../core/player-error.js';
import { untilAborted } from '../until-aborted.js';
import { DecodePace } from './decode-pace.js';
import { nameOfCodec, needsPackage } from './decoder-packages.js';
import { PacedSampleSink } from './paced-sample-sink.js';

/**
 * A packet overlaps the one before it, so decoding begins earlier than what is
 * asked for: by three frames of AC-3, the longest.
 */
const PREROLL_SECONDS = 0.1;

/** PCM, and what is decoded in WebAssembly, gives its sound for each packet. */
const AHEAD_SECONDS = 0.25;
/** The browser's own decoders may hold some packets back. */
const BROWSER_AHEAD_SECONDS = 0.5;

/** So many packets in a row that cannot be decoded end the sound: ten seconds of DTS. */
const MOST_LOST_PACKETS = 1_000;
/** When nothing was decoded before, fewer tell enough. */
const MOST_LOST_AT_START = 100;

/**
 * Decodes a track, beginning a little before `startSeconds`. A packet that
 * cannot be decoded leaves a gap; samples may overlap. Whoever takes a sample
 * closes it.
 *
 * @param isFrugal whether to read no further than what was asked for; it may change.
 * @throws PlayerError `media-damaged` when too many packets in a row cannot be decoded.
 * @throws what a read failed with, and the signal's reason when it aborts.
 */
export async function* decodedAudio(
  track: InputAudioTrack,
  startSeconds: number,
  signal: AbortSignal,
  isFrugal: () => boolean,
): AsyncGenerator<AudioSample, void, void> {
  const codec = (await track.getCodec()) ?? 'ac3';
  const fromSeconds = startSeconds - PREROLL_SECONDS;
  const pace = newPace(codec, fromSeconds, isFrugal);
  let lostPackets = 0;
  let mostLost = MOST_LOST_AT_START;
  const sink = new PacedSampleSink(track, pace, (reason) =>
    ++lostPackets < mostLost ? null : cannotDecode(nameOfCodec(codec), reason),
  );
  try {
    for await (const sample of endedBy(signal, sink.samples(fromSeconds))) {
      lostPackets = 0;
      mostLost = MOST_LOST_PACKETS;
      pace.consumed(sample.timestamp + sample.duration);
      yield sample;
    }
  } finally {
    pace.close();
  }
}

function newPace(codec: AudioCodec, fromSeconds: number, isFrugal: () => boolean): DecodePace {
  const isPcm = (PCM_AUDIO_CODECS as readonly AudioCodec[]).includes(codec);
  if (!isPcm && !needsPackage(codec))
    return new DecodePace(fromSeconds, () => BROWSER_AHEAD_SECONDS, 1);
  return new DecodePace(fromSeconds, () => (isFrugal() ? 0 : AHEAD_SECONDS), isPcm ? 0 : 1);
}

function cannotDecode(name: string, cause: unknown): PlayerError {
  return new PlayerError('media-damaged', `the ${name} audio cannot be decoded`, { cause });
}

/**
 * Ends an iteration when the signal aborts, even while a sample is waited for,
 * and always tells the iterator: it holds a decoder.
 */
async function* endedBy(
  signal: AbortSignal,
  samples: AsyncGenerator<AudioSample, void, unknown>,
): AsyncGenerator<AudioSample, void, void> {
  let pending: Promise<IteratorResult<AudioSample, void>> | null = null;
  try {
    for (;;) {
      pending = samples.next();
      const next = await untilAborted(pending, signal);
      pending = null;
      if (next.done) return;
      yield next.value;
    }
  } finally {
    // Both may wait for a read that comes late or never.
    pending?.then(({ value }) => value?.close()).catch(() => undefined);
    samples.return().catch(() => undefined);
  }
}
