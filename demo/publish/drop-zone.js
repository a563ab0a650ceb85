import { chosenFiles, droppedFiles } from './chosen-files.js';

/**
 * Tells of files that were dropped anywhere on the page, or chosen by a button.
 *
 * @param {object} parts
 * @param {HTMLElement} parts.zone shows where to drop
 * @param {readonly {button: HTMLButtonElement, input: HTMLInputElement}[]} parts.choosers
 * @param {(files: import('./chosen-files.js').ChosenFile[]) => void} onFiles
 */
export function listenForFiles({ zone, choosers }, onFiles) {
  // Dropped beside the zone, a film would replace the page.
  addEventListener('dragover', (event) => {
    event.preventDefault();
    zone.classList.add('over');
  });
  addEventListener('dragleave', (event) => {
    if (event.relatedTarget === null) zone.classList.remove('over');
  });
  addEventListener('drop', (event) => {
    event.preventDefault();
    zone.classList.remove('over');
    if (event.dataTransfer) void droppedFiles(event.dataTransfer).then(onFiles);
  });
  for (const { button, input } of choosers) {
    button.addEventListener('click', () => input.click());
    input.addEventListener('change', () => {
      onFiles(chosenFiles(input.files));
      // The same may be chosen again.
      input.value = '';
    });
  }
}
