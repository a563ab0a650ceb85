/** What gives viewers files to keep: one lazy part, for the few who want it. */
export { FileFetching } from './file-fetching.js';
export { saveFile } from './file-saving.js';
