import type { ByteRange } from '../core/byte-range.js';

/** Text is bytes here: its encoding is the caller's business. Keys are one character per byte. */
export type BencodeValue = number | Uint8Array | readonly BencodeValue[] | BencodeDictionary;
export type BencodeDictionary = ReadonlyMap<string, BencodeValue>;

/** A dictionary and where in the bytes each of its values lies, so that they can be hashed raw. */
export interface BencodeDocument {
  readonly dictionary: BencodeDictionary;
  readonly spans: ReadonlyMap<string, ByteRange>;
}

const MAX_DEPTH = 32;
/** 20,000 files need some 200,000; each costs memory, and an empty list is two bytes. */
const MAX_VALUES = 250_000;
const MAX_KEY_BYTES = 1024;

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const [COLON, MINUS, DICTIONARY, END, INTEGER, LIST] = [0x3a, 0x2d, 0x64, 0x65, 0x69, 0x6c];

/**
 * Decodes bytes that are exactly one bencoded dictionary (BEP 3). Byte strings
 * are views into `bytes`. Unsorted keys are accepted, as old publishers wrote them.
 *
 * @throws SyntaxError for anything malformed, nested deeper than 32, or with a
 *   number that is no safe integer.
 */
export function decodeDictionary(bytes: Uint8Array): BencodeDocument {
  const reader = new BencodeReader(bytes);
  const spans = new Map<string, ByteRange>();
  const dictionary = reader.dictionary(0, spans);
  reader.expectEnd();
  return { dictionary, spans };
}

class BencodeReader {
  readonly #bytes: Uint8Array;
  #position = 0;
  #values = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  dictionary(depth: number, spans?: Map<string, ByteRange>): BencodeDictionary {
    this.#open(DICTIONARY, depth);
    const entries = new Map<string, BencodeValue>();
    while (!this.#skip(END)) {
      const key = String.fromCharCode(...this.#string(MAX_KEY_BYTES));
      if (entries.has(key)) throw this.#error(`duplicate key ${key}`);
      const start = this.#position;
      entries.set(key, this.#value(depth + 1));
      spans?.set(key, { start, end: this.#position });
    }
    return entries;
  }

  expectEnd(): void {
    if (this.#position !== this.#bytes.length) throw this.#error('trailing bytes');
  }

  #value(depth: number): BencodeValue {
    if (++this.#values > MAX_VALUES) throw this.#error('too many values');
    switch (this.#bytes[this.#position]) {
      case INTEGER:
        return this.#integer();
      case LIST:
        return this.#list(depth);
      case DICTIONARY:
        return this.dictionary(depth);
      default:
        return this.#string(this.#bytes.length);
    }
  }

  #list(depth: number): BencodeValue[] {
    this.#open(LIST, depth);
    const items: BencodeValue[] = [];
    while (!this.#skip(END)) items.push(this.#value(depth + 1));
    return items;
  }

  #integer(): number {
    this.#position++;
    const negative = this.#skip(MINUS);
    const magnitude = this.#digits(END);
    if (negative && magnitude === 0) throw this.#error('negative zero');
    return negative ? -magnitude : magnitude;
  }

  #string(maxBytes: number): Uint8Array {
    const lengthBytes = this.#digits(COLON);
    const end = this.#position + lengthBytes;
    if (lengthBytes > maxBytes || end > this.#bytes.length) throw this.#error('string too long');
    const value = this.#bytes.subarray(this.#position, end);
    this.#position = end;
    return value;
  }

  /** Decimal digits without a leading zero, up to a terminator. */
  #digits(terminator: number): number {
    const start = this.#position;
    let value = 0;
    for (;;) {
      const byte = this.#bytes[this.#position++];
      if (byte === terminator) break;
      if (byte === undefined || byte < DIGIT_0 || byte > DIGIT_9) throw this.#error('no digit');
      value = value * 10 + (byte - DIGIT_0);
      if (!Number.isSafeInteger(value)) throw this.#error('number too large');
    }
    const count = this.#position - start - 1;
    if (count === 0) throw this.#error('number without digits');
    if (count > 1 && this.#bytes[start] === DIGIT_0) throw this.#error('leading zero');
    return value;
  }

  #open(byte: number, depth: number): void {
    if (depth >= MAX_DEPTH) throw this.#error('nested too deep');
    if (!this.#skip(byte)) throw this.#error('no dictionary');
  }

  #skip(byte: number): boolean {
    if (this.#position >= this.#bytes.length) throw this.#error('unexpected end');
    if (this.#bytes[this.#position] !== byte) return false;
    this.#position++;
    return true;
  }

  #error(reason: string): SyntaxError {
    return new SyntaxError(`Malformed bencode at byte ${String(this.#position)}: ${reason}`);
  }
}
