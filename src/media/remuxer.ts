import { ClusterAssembler } from './cluster-assembler.js';
import { FragmentAssembler } from './fragment-assembler.js';
import { FrameAssembler } from './frame-assembler.js';
import { frameConversion } from './frame-format.js';
import { writeMp4Header } from './mp4/mp4-header.js';
import type { PacketSupply } from './packet-supply.js';
import type { Packet, SegmentAssembler } from './segment-assembler.js';
import { RunPackets } from './run-packets.js';
import { silentPacket } from './silence.js';
import { SegmentRun } from './segment-run.js';
import { writeWebmHeader } from './webm-writer.js';

/** Codecs whose frames may be presented in another order than they are decoded. */
const REORDERING: ReadonlySet<string> = new Set(['avc', 'hevc']);

/** Turns one track of any container into segments of one MSE byte stream format. */
export class TrackRemuxer {
  readonly initialization: Uint8Array<ArrayBuffer>;
  readonly #supply: PacketSupply;
  readonly #newAssembler: () => SegmentAssembler;

  private constructor(
    supply: PacketSupply,
    initialization: Uint8Array<ArrayBuffer>,
    newAssembler: () => SegmentAssembler,
  ) {
    this.#supply = supply;
    this.initialization = initialization;
    this.#newAssembler = newAssembler;
  }

  /** Makes segments of that MIME type, one of those that `segmentTypes` names. */
  static create(supply: PacketSupply, mimeType: string): TrackRemuxer {
    if (mimeType === 'audio/mpeg') return TrackRemuxer.#toFrames(supply);
    return /^\w+\/webm/.test(mimeType) ? TrackRemuxer.#toWebm(supply) : TrackRemuxer.#toMp4(supply);
  }

  static #toFrames(supply: PacketSupply): TrackRemuxer {
    return new TrackRemuxer(supply, new Uint8Array(), () => new FrameAssembler());
  }

  static #toWebm(supply: PacketSupply): TrackRemuxer {
    const header = writeWebmHeader(supply.configuration);
    return new TrackRemuxer(supply, header, () => new ClusterAssembler());
  }

  static #toMp4(supply: PacketSupply): TrackRemuxer {
    const { data, timescale } = writeMp4Header(supply.configuration);
    const { kind, codec } = supply.configuration;
    const order = { kind, reorders: REORDERING.has(codec) };
    let fragments = 0;
    const next = () => ++fragments;
    return new TrackRemuxer(supply, data, () => new FragmentAssembler(timescale, order, next));
  }

  /**
   * The segments from the key frame at or before `timeSeconds` on; from the first without one.
   *
   * @param filmStart when the first track of the film begins, in seconds.
   */
  start(timeSeconds: number, filmStart = () => Promise.resolve(Infinity)): SegmentRun {
    const { configuration } = this.#supply;
    const packets = new RunPackets({
      kind: configuration.kind,
      packets: this.#packetsFrom(timeSeconds),
      fromSeconds: timeSeconds,
      filmStart,
      silence: (packet) =>
        configuration.kind === 'audio' ? silentPacket(configuration, packet) : null,
    });
    return new SegmentRun(packets, this.#newAssembler());
  }

  #packetsFrom(timeSeconds: number): AsyncIterator<Packet, void> {
    const packets = this.#supply.packetsFrom(timeSeconds);
    const convert = frameConversion(this.#supply.configuration);
    return {
      async next() {
        const result = await packets.next();
        if (result.done) return result;
        const { type, timestamp, duration, data } = result.value;
        return { done: false, value: { type, timestamp, duration, data: convert(data) } };
      },
      async return() {
        await packets.return?.();
        return { done: true, value: undefined };
      },
    };
  }
}
