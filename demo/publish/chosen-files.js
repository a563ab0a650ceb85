/**
 * Files that were dropped or chosen, in the order in which a torrent has them.
 *
 * @typedef {{path: string, file: File}} ChosenFile `path` is `/`-separated, and
 *   begins with the folder's name where a folder was chosen
 */

/**
 * What a drop brought, folders with all that is in them.
 *
 * @param {DataTransfer} transfer its items are read at once: later they are gone
 * @returns {Promise<ChosenFile[]>}
 */
export async function droppedFiles(transfer) {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const read = entries.map((entry) => (entry ? filesOf(entry) : []));
  const found = (await Promise.all(read)).flat();
  if (found.length > 0) return arranged(found);
  return arranged([...transfer.files].map((file) => ({ path: file.name, file })));
}

/**
 * What was chosen in an `<input type="file">`.
 *
 * @param {FileList} list
 * @returns {ChosenFile[]}
 */
export function chosenFiles(list) {
  return arranged([...list].map((file) => ({ path: file.webkitRelativePath || file.name, file })));
}

/**
 * Without hidden and empty files, each folder's files together and sorted.
 *
 * @param {ChosenFile[]} files
 */
export function arranged(files) {
  const isHidden = ({ path }) => path.split('/').some((part) => part.startsWith('.'));
  return files
    .filter((chosen) => !isHidden(chosen) && chosen.file.size > 0)
    .sort((a, b) => (a.path < b.path ? -1 : 1));
}

/**
 * What is to be published of them: a single file by its name, several in a folder.
 *
 * @param {readonly ChosenFile[]} files at least one
 * @param {string} wantedName '' for that of the file or folder
 */
export function contentOf(files, wantedName) {
  const totalBytes = files.reduce((sum, { file }) => sum + file.size, 0);
  if (files.length === 1) {
    const [{ file }] = files;
    const name = withExtensionOf(wantedName || file.name, file.name);
    return { name, totalBytes, files: [{ path: name, file }] };
  }
  const folder = commonFolder(files);
  const name = wantedName || folder || withoutExtension(files[0].path.split('/').at(-1));
  return {
    name,
    totalBytes,
    files: files.map(({ path, file }) => ({
      path: folder ? path.slice(folder.length + 1) : path,
      file,
    })),
  };
}

/** The folder that all are in, or ''. */
function commonFolder(files) {
  const [first] = files[0].path.split('/');
  return files.every(({ path }) => path.startsWith(`${first}/`)) ? first : '';
}

function withoutExtension(name) {
  return name.replace(/(?<=.)\.[^.]*$/, '');
}

/** The player goes by it. */
function withExtensionOf(name, original) {
  const extension = /(?<=.)\.[^.]+$/.exec(original)?.[0] ?? '';
  return name.endsWith(extension) ? name : name + extension;
}

async function filesOf(entry) {
  if (entry.isFile) {
    const file = await new Promise((resolve, reject) => entry.file(resolve, reject));
    return [{ path: entry.fullPath.replace(/^\//, ''), file }];
  }
  const entries = await entriesOf(entry.createReader());
  return (await Promise.all(entries.map(filesOf))).flat();
}

/** A reader gives a hundred at a time, and none in the end. */
async function entriesOf(reader) {
  const all = [];
  for (;;) {
    const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject));
    if (some.length === 0) return all;
    all.push(...some);
  }
}
