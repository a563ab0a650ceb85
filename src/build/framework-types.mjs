import { copyFileSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';

/**
 * Puts the types for frameworks, which the compiler leaves where they are,
 * beside those that they import.
 *
 * @returns {import('rollup').Plugin}
 */
export const frameworkTypes = (from, to) => ({
  name: 'framework-types',
  writeBundle() {
    mkdirSync(to, { recursive: true });
    const types = readdirSync(from).filter((name) => name.endsWith('.d.ts'));
    for (const name of types) copyFileSync(`${from}/${name}`, `${to}/${name}`);
  },
});

/** What is Lit's in the types of `<torrent-player>`, and what takes its place. */
const LIT_TYPES = [
  [/^import .* from '(lit|\.\/ui\/html\.js)';\n/gm, ''],
  [/^ +static styles: import\("lit"\).*\n/m, '    readonly updateComplete: Promise<boolean>;\n'],
  [/^ +(protected .*|render\(\).*)\n/gm, ''],
  [/\bLitElement\b/g, 'HTMLElement'],
];

/**
 * Takes Lit out of types that users get, whose compiler would not find it: it
 * is bundled, and not installed with us.
 *
 * @param {string} file
 * @returns {import('rollup').Plugin}
 */
export const withoutLitTypes = (file) => ({
  name: 'without-lit-types',
  writeBundle() {
    const written = readFileSync(file, 'utf8');
    const own = LIT_TYPES.reduce((text, [part, place]) => text.replace(part, place), written);
    writeFileSync(file, own);
  },
});

/**
 * Marks a module for React as one whose components run in the browser. Rollup
 * drops such marks.
 *
 * @param {string} name of the entry
 * @returns {import('rollup').Plugin}
 */
export const clientComponents = (name) => ({
  name: 'client-components',
  generateBundle(_, bundle) {
    const chunk = Object.values(bundle).find((one) => one.isEntry && one.name === name);
    chunk.code = `"use client";${chunk.code}`;
  },
});
