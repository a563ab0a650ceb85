/** IPv4 and IPv6, with a port or not; rather a number too many than an address too few. */
const ADDRESS = /\[?(?:\d{1,3}(?:\.\d{1,3}){3}|[\da-f]{0,4}(?::[\da-f]{0,4}){2,7})\]?(?::\d+)?/gi;
/** Control characters, and those that turn the direction of text around them. */
const UNSHOWABLE = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;
const MAX_CHARS = 120;

/** What a tracker says, fit to be shown: one short line, and nobody's address in it. */
export function withoutAddresses(text: string): string {
  return text.replace(UNSHOWABLE, ' ').replace(ADDRESS, '…').trim().slice(0, MAX_CHARS);
}
