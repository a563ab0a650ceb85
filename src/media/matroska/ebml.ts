/** An element's identity and extent (RFC 8794 §6). */
export interface EbmlHeader {
  /** With its length marker, as specifications write it. */
  readonly id: number;
  /** Bytes of the header itself. */
  readonly headerBytes: number;
  /** Bytes of the data; null when unknown (RFC 8794 §6.2). */
  readonly dataBytes: number | null;
}

/** The most bytes of a header: an id of four, a size of eight. */
export const MAX_HEADER_BYTES = 12;

/** The header at `offset`; null when it is incomplete or none. */
export function readHeader(bytes: Uint8Array, offset = 0): EbmlHeader | null {
  const id = readVint(bytes, offset, 4, true);
  if (!id || id.value === null) return null;
  const size = readVint(bytes, offset + id.length, 8, false);
  if (!size) return null;
  return { id: id.value, headerBytes: id.length + size.length, dataBytes: size.value };
}

/** A variable-size integer (RFC 8794 §4); its value is null when it says "unknown". */
export function readVint(
  bytes: Uint8Array,
  offset: number,
  maxLength: number,
  keepsMarker: boolean,
): { readonly value: number | null; readonly length: number } | null {
  const first = bytes[offset];
  if (first === undefined || first === 0) return null;
  const length = Math.clz32(first) - 23;
  if (length > maxLength || offset + length > bytes.length) return null;
  const mask = 0xff >> length;
  let value = keepsMarker ? first : first & mask;
  let isUnknown = (first & mask) === mask;
  for (let index = 1; index < length; index++) {
    const byte = bytes[offset + index] ?? 0;
    value = value * 256 + byte;
    isUnknown &&= byte === 0xff;
  }
  if (!keepsMarker && isUnknown) return { value: null, length };
  return Number.isSafeInteger(value) ? { value, length } : null;
}

/** An element whose data is in memory. */
export interface EbmlElement {
  readonly id: number;
  readonly data: Uint8Array;
}

/** The children in a master element's data, as far as they are whole. */
export function* children(data: Uint8Array): Generator<EbmlElement> {
  let offset = 0;
  while (offset < data.length) {
    const header = readHeader(data, offset);
    if (!header || header.dataBytes === null) return;
    const start = offset + header.headerBytes;
    const end = start + header.dataBytes;
    if (end > data.length) return;
    yield { id: header.id, data: data.subarray(start, end) };
    offset = end;
  }
}

/** An unsigned integer; NaN when it is none that a number can hold. */
export function readUint(data: Uint8Array): number {
  if (data.length > 8) return NaN;
  const value = data.reduce((sum, byte) => sum * 256 + byte, 0);
  return Number.isSafeInteger(value) ? value : NaN;
}

/** A UTF-8 string, which zeros may follow (RFC 8794 §7.5). */
export function readText(data: Uint8Array): string {
  const end = data.indexOf(0);
  return new TextDecoder().decode(end < 0 ? data : data.subarray(0, end));
}

/** A float of 4 or 8 bytes; NaN when it is none. */
export function readFloat(data: Uint8Array): number {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength);
  if (data.length === 4) return view.getFloat32(0);
  return data.length === 8 ? view.getFloat64(0) : NaN;
}
