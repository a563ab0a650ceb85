import { copyFileSync, mkdirSync, readdirSync } from 'node:fs';

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
