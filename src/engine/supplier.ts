/** A run of consecutive bytes of one piece, the unit of a request. */
export interface BlockRange {
  readonly piece: number;
  /** First byte within the piece. */
  readonly offset: number;
  readonly lengthBytes: number;
}

/**
 * - `viewer`: a peer that runs this player, and so shares the work
 * - `peer`: any other peer
 * - `server`: a web seed
 */
export type SupplierKind = 'viewer' | 'peer' | 'server';

/** How a supplier answers; each request is answered exactly once, by one of these. */
export interface SupplierListener {
  /** The whole block, or its next part when the supplier delivers in parts, in order. */
  onBlock(supplier: Supplier, block: BlockRange, bytes: Uint8Array): void;
  /** The rest of the block will not come: refused, cancelled, or the supplier is gone. */
  onLost(supplier: Supplier, block: BlockRange): void;
}

/**
 * One place that blocks can be asked of: a wire, or a web seed. The scheduler
 * knows nothing else of either.
 */
export interface Supplier {
  readonly id: string;
  readonly kind: SupplierKind;
  /** Whether it says it has the piece, and would be asked for it. */
  has(piece: number): boolean;
  /** False while it refuses requests: choking, backing off, or gone. */
  readonly isOpen: boolean;
  /** Bytes asked for and not yet delivered. */
  readonly inFlightBytes: number;
  /** How many bytes may be in flight now, so that it is busy but holds no queue. */
  windowBytes(nowMs: number): number;
  /** How many more when a block is urgent, so that it need not wait for those before it. */
  overdraftBytes(nowMs: number): number;
  /** When a block asked for now is expected to be here, in ms from now. */
  expectedMs(lengthBytes: number, nowMs: number): number;
  /** Largest block worth asking of it at once. */
  readonly maxBlockBytes: number;
  request(block: BlockRange): void;
  /** Withdraws a request; answered with `onLost` unless the block is already here. */
  cancel(block: BlockRange): void;
}
