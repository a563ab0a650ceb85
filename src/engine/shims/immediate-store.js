/**
 * Stands in for `immediate-chunk-store`, which keeps what is being written readable: the
 * engine's own store (piece-store.ts) is in memory, so it is used as it is.
 */
export default function ImmediateStore(store) {
  return store;
}
