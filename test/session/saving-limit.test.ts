import { expect } from '@open-wc/testing';
import { savingLimitBytes } from '../../src/session/saving-limit.js';

/** The browser asks where to put files, or does not. */
function withPicker(picker: unknown, run: () => void): void {
  const own = Object.getOwnPropertyDescriptor(window, 'showSaveFilePicker');
  Object.defineProperty(window, 'showSaveFilePicker', { value: picker, configurable: true });
  try {
    run();
  } finally {
    if (own) Object.defineProperty(window, 'showSaveFilePicker', own);
    else Reflect.deleteProperty(window, 'showSaveFilePicker');
  }
}

describe('how large a file may be that is fetched to be kept', () => {
  it('is as large as the disk, where the browser writes there', () => {
    const pick = () => undefined;
    withPicker(pick, () => {
      expect(savingLimitBytes(1000)).to.equal(Infinity);
    });
  });

  it('is what memory may hold, elsewhere', () => {
    withPicker(undefined, () => {
      expect(savingLimitBytes(1000)).to.equal(1000);
    });
  });
});
