/** See `message-assembler.js`. */
export declare class MessageAssembler {
  take(
    part: Uint8Array,
    lengthBytes: number,
  ): { readonly message: Uint8Array | null; readonly rest: Uint8Array };
}
