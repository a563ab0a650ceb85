/** SHA-1 in plain JavaScript, FIPS 180-4 §6.1: pages without TLS have no `crypto.subtle`. */
export function sha1InScript(bytes: Uint8Array): Uint8Array<ArrayBuffer>;

/** The 20 bytes of SHA-1 over `bytes`. Never rejects. */
export function sha1(bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>>;
