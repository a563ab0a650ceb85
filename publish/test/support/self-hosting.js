import { readFileSync } from 'node:fs';

const TEXT = readFileSync(new URL('../../self-hosting.md', import.meta.url), 'utf8');

/** A block of the guide, by what stands behind its fence: what is documented is what is tested. */
export function documented(info) {
  const block = new RegExp(`^ *\`\`\`${info}\\n([\\s\\S]*?)^ *\`\`\`$`, 'm').exec(TEXT);
  if (!block) throw new Error(`self-hosting.md has no block "${info}"`);
  return block[1];
}
