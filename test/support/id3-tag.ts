import { join } from './make-torrent.js';

/** One frame of an ID3v2.3 tag. */
export function id3Frame(id: string, ...parts: readonly (string | Uint8Array)[]): Uint8Array {
  const content = join(parts.map((part) => (typeof part === 'string' ? latin1(part) : part)));
  const head = new Uint8Array(10);
  head.set(latin1(id));
  new DataView(head.buffer).setUint32(4, content.byteLength);
  return join([head, content]);
}

/** A text frame in ISO 8859-1. */
export function id3Text(id: string, text: string): Uint8Array {
  return id3Frame(id, '\0', text);
}

/** An attached picture; kind 3 is the front of the cover. */
export function id3Picture(type: string, kind: number, data: Uint8Array): Uint8Array {
  return id3Frame('APIC', '\0', type, '\0', Uint8Array.of(kind), '\0', data);
}

/** An MP3 file of these frames, before the sound of `file`. */
export function withId3(file: Uint8Array, ...frames: readonly Uint8Array[]): Uint8Array {
  const content = join(frames);
  const size = [21, 14, 7, 0].map((shift) => (content.byteLength >> shift) & 0x7f);
  return join([latin1('ID3'), Uint8Array.of(3, 0, 0, ...size), content, file]);
}

function latin1(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}
