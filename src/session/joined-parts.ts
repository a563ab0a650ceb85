/** What a session needs once it has joined a torrent, and not before: one lazy part. */
export { DiagnosisWatch } from './diagnosis-watch.js';
export { chooseFile } from './file-choice.js';
export { FileTags } from './file-tags.js';
