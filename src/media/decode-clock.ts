/**
 * Gives packets decode times. Containers other than MP4 store none, and a
 * demuxer hands out presentation times only, in decode order.
 *
 * The clock adds up durations. Over any stretch the durations of packets sum
 * up to the time presented, whatever the order and however uneven the frame
 * rate, so the clock stays a constant distance ahead of presentation. Nothing
 * has to be looked at ahead of time, and the decode time of a packet is known
 * with the packet.
 *
 * Where frames are reordered it has to be ahead by some frames, or they would
 * be presented before they are decoded: WebKit shows a wrong one then. From
 * zero on it cannot be, as decode times are unsigned, and where frames become
 * longer it is not far enough: there it goes slower until it is.
 */
export interface DecodeClock {
  /** Decode time of the next packet, in ticks. */
  readonly nextTicks: number;
  /** Duration of the last packet that had one, in ticks: the stand-in for one that has none. */
  readonly durationTicks: number;
  /** By how much decoding is ahead of presentation, in ticks. */
  readonly leadTicks: number;
}

/** A packet's times in ticks of its track's timescale. */
export interface PacketTiming {
  readonly presentationTicks: number;
  /** 0 when the container does not tell. */
  readonly durationTicks: number;
  readonly isKey: boolean;
}

/** Decode time and duration of one packet. */
export interface DecodeTiming {
  readonly decodeTicks: number;
  readonly durationTicks: number;
}

/**
 * By how many frames decoding precedes presentation, at most, in streams with
 * reordering. Encoders stay within it (x264 and x265 reorder by 2 to 4); a
 * stream that does not gets negative composition offsets, which are legal.
 */
const REORDER_FRAMES = 4;

/** A clock this many frames off its place is set right at the next key packet. */
const TOLERATED_DRIFT_FRAMES = 8;

/**
 * Decode timing of `packet`, and the clock for the one after it. `clock` is
 * null for the first packet of a run.
 */
export function tick(
  clock: DecodeClock | null,
  packet: PacketTiming,
  reorders: boolean,
): { readonly timing: DecodeTiming; readonly clock: DecodeClock } {
  const durationTicks = packet.durationTicks || clock?.durationTicks || 1;
  const wantedTicks = reorders ? REORDER_FRAMES * durationTicks : 0;
  const current = clockAt(clock, packet, wantedTicks, TOLERATED_DRIFT_FRAMES * durationTicks);
  const { nextTicks: decodeTicks, leadTicks } = current;
  const advance = leadTicks < wantedTicks ? slowAdvance(durationTicks) : durationTicks;
  return {
    timing: { decodeTicks, durationTicks },
    clock: {
      nextTicks: decodeTicks + advance,
      durationTicks,
      leadTicks: leadTicks + durationTicks - advance,
    },
  };
}

/** The clock as it is, or one set by the packet: the first, or a key packet far off. */
function clockAt(
  clock: DecodeClock | null,
  { presentationTicks, isKey }: PacketTiming,
  leadTicks: number,
  toleratedTicks: number,
): Pick<DecodeClock, 'nextTicks' | 'leadTicks'> {
  // Decode times are unsigned in a movie fragment.
  const nextTicks = Math.max(0, presentationTicks - leadTicks);
  if (clock) {
    const driftTicks = presentationTicks - clock.leadTicks - clock.nextTicks;
    if (!isKey || Math.abs(driftTicks) <= toleratedTicks) return clock;
  }
  return { nextTicks, leadTicks: Math.max(0, presentationTicks) - nextTicks };
}

/** The lead of some frames is there after as many frames and one. */
function slowAdvance(durationTicks: number): number {
  return Math.max(1, Math.floor(durationTicks / (REORDER_FRAMES + 1)));
}
