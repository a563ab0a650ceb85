/** Entry of the single module file: everything but what few viewers need. */
export * from '../index.js';
export { upgradeMarkup } from '../upgrade/upgrade-markup.js';
