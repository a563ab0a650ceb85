import type { Packet } from './segment-assembler.js';

/**
 * How long each of some successive frames is shown, in seconds: to the next
 * one in the order of presentation. What containers tell is something else
 * where the frame rate is uneven: the time between decoding a frame and the
 * next (MP4), or one duration for all (Matroska). With it there would be holes.
 *
 * Of the last one presented only a bound is known. It is taken to be as long
 * as the one before, or as told.
 *
 * @param packets in decode order.
 * @param following the packet after them; null when that is not known.
 */
export function frameDurations(packets: readonly Packet[], following: Packet | null): number[] {
  const presented = packets.map((_, index) => index).sort((a, b) => timeOf(a) - timeOf(b));
  const durations = packets.map(({ duration }) => duration);
  presented.forEach((index, position) => {
    const next = presented[position + 1];
    if (next !== undefined) setDuration(index, timeOf(next) - timeOf(index));
  });
  const [before, last] = [presented.at(-2), presented.at(-1)];
  if (before !== undefined && last !== undefined) {
    const limit = following ? following.timestamp - timeOf(last) : Infinity;
    const likely = Math.max(durations[last] ?? 0, durations[before] ?? 0);
    setDuration(last, Math.min(likely, limit));
  }
  return durations;

  function timeOf(index: number): number {
    return packets[index]?.timestamp ?? 0;
  }

  /** Frames of the same time keep what the container tells. */
  function setDuration(index: number, seconds: number): void {
    if (seconds > 0) durations[index] = seconds;
  }
}
