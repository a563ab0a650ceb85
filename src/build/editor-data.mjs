import { readFileSync } from 'node:fs';
import { generateJetBrainsWebTypes } from 'custom-element-jet-brains-integration';
import { generateVsCodeCustomElementData } from 'custom-element-vs-code-integration';

/**
 * What editors show while somebody writes our tags, made of
 * `custom-elements.json`: `vscode.html-custom-data.json` and `web-types.json`.
 *
 * @param {string} outdir
 * @returns {import('rollup').Plugin}
 */
export const editorData = (outdir) => ({
  name: 'editor-data',
  writeBundle() {
    const options = { outdir, hideLogs: true, hideMethodDocs: true };
    generateVsCodeCustomElementData(manifest(), { ...options, cssFileName: null });
    generateJetBrainsWebTypes(manifest(), { ...options, packageJson: false });
  },
});

/** Anew each time: they write into it. */
const manifest = () => JSON.parse(readFileSync('custom-elements.json', 'utf8'));
