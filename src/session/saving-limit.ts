/**
 * How large a file may be that is fetched for the viewer to keep: as large as
 * the disk, where the browser writes to it piece by piece, else what the page
 * lets the player hold in memory.
 */
export function savingLimitBytes(memoryBudgetBytes: number): number {
  const canAsk = Boolean(Reflect.get(globalThis, 'showSaveFilePicker'));
  return canAsk && isOfTopOrigin() ? Infinity : memoryBudgetBytes;
}

/** Frames of another origin than the page's may not ask for files. */
function isOfTopOrigin(): boolean {
  try {
    return globalThis.top?.location.origin === globalThis.location.origin;
  } catch {
    return false;
  }
}
