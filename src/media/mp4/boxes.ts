import { concatenate } from '../concatenate.js';

/** What is written of a box: bytes, or one after another. */
export type BoxPart = Uint8Array | readonly number[];

const HEAD_BYTES = 8;

/** A box (ISO/IEC 14496-12 §4.2): its type, and what it holds. */
export function box(type: string, ...parts: readonly BoxPart[]): Uint8Array<ArrayBuffer> {
  const content = concatenate(parts.map((part) => Uint8Array.from(part)));
  return concatenate([
    Uint8Array.from([...u32(HEAD_BYTES + content.byteLength), ...ascii(type)]),
    content,
  ]);
}

/** A box with a version and flags. */
export function fullBox(
  type: string,
  version: number,
  flags: number,
  ...parts: readonly BoxPart[]
): Uint8Array<ArrayBuffer> {
  return box(type, [version, ...u32(flags).slice(1)], ...parts);
}

/** Big-endian fields; negative numbers as two's complement. */
export function u16(value: number): number[] {
  return [(value >> 8) & 0xff, value & 0xff];
}

export function u32(value: number): number[] {
  return [...u16(Math.floor(value / 0x1_0000)), ...u16(value)];
}

export function zeros(count: number): number[] {
  return Array<number>(count).fill(0);
}

export function ascii(text: string): number[] {
  return Array.from(text, (character) => character.charCodeAt(0));
}
