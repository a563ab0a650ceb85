/** Text in a charset that `TextEncoder` cannot write; throws on letters that it lacks. */
export function encodeText(text: string, charset: string): Uint8Array {
  const table = tableOf(charset);
  return Uint8Array.from(
    Array.from(text).flatMap((character) => {
      const bytes = table.get(character);
      if (!bytes) throw new Error(`no "${character}" in ${charset}`);
      return bytes;
    }),
  );
}

const tables = new Map<string, Map<string, number[]>>();

/** All characters of one and two bytes, by what the decoder makes of them. */
function tableOf(charset: string): Map<string, number[]> {
  const known = tables.get(charset);
  if (known) return known;
  const decoder = new TextDecoder(charset, { fatal: true });
  const table = new Map<string, number[]>();
  const note = (bytes: number[]): boolean => {
    try {
      const text = decoder.decode(Uint8Array.from(bytes));
      if (Array.from(text).length === 1 && !table.has(text)) table.set(text, bytes);
      return true;
    } catch {
      return false;
    }
  };
  for (let first = 0; first < 256; first++) {
    if (note([first])) continue;
    for (let second = 0x40; second < 256; second++) note([first, second]);
  }
  tables.set(charset, table);
  return table;
}
