import { expect } from '@open-wc/testing';
import { openFileSink } from '../../src/session/file-sink.js';
import { fileInfo } from '../support/file-info.js';

const NAME = 'film.avi';
const BYTES = crypto.getRandomValues(new Uint8Array(3000));

async function writeAll(sink: Awaited<ReturnType<typeof openFileSink>>): Promise<void> {
  await sink.write(BYTES.subarray(0, 1000));
  await sink.write(BYTES.subarray(1000));
}

describe('what a file is written to', () => {
  let stop: AbortController;
  let downloads: string[];

  beforeEach(() => {
    stop = new AbortController();
    downloads = [];
    const { click } = HTMLAnchorElement.prototype;
    HTMLAnchorElement.prototype.click = function () {
      downloads.push(this.href);
    };
    stop.signal.addEventListener('abort', () => (HTMLAnchorElement.prototype.click = click));
  });
  afterEach(() => stop.abort());

  const open = (memoryBudgetBytes: number) =>
    openFileSink(fileInfo(NAME, { lengthBytes: BYTES.length }), memoryBudgetBytes);
  const pick = (picker: unknown) => {
    const own = Object.getOwnPropertyDescriptor(window, 'showSaveFilePicker');
    Object.defineProperty(window, 'showSaveFilePicker', { value: picker, configurable: true });
    stop.signal.addEventListener('abort', () => {
      if (own) Object.defineProperty(window, 'showSaveFilePicker', own);
      else Reflect.deleteProperty(window, 'showSaveFilePicker');
    });
  };

  it('is a download, within the budget', async () => {
    pick(() => Promise.reject(new Error('nobody is asked')));
    const sink = await open(BYTES.length);
    await writeAll(sink);
    expect(downloads).to.deep.equal([]);
    await sink.close();
    const saved = await (await fetch(downloads[0]!)).arrayBuffer();
    expect(new Uint8Array(saved)).to.deep.equal(BYTES);
  });

  it('is nothing when it is discarded', async () => {
    const sink = await open(BYTES.length);
    await writeAll(sink);
    await sink.discard();
    expect(downloads).to.deep.equal([]);
  });

  it('is the place that the viewer names, beyond it', async () => {
    const folder = await navigator.storage.getDirectory();
    const handle = await folder.getFileHandle(NAME, { create: true });
    pick(({ suggestedName }: { suggestedName: string }) => {
      expect(suggestedName).to.equal(NAME);
      return Promise.resolve(handle);
    });
    const discarded = await open(BYTES.length - 1);
    await writeAll(discarded);
    await discarded.discard();
    expect((await handle.getFile()).size, 'nothing of it is kept').to.equal(0);
    const sink = await open(BYTES.length - 1);
    await writeAll(sink);
    await sink.close();
    const saved = await (await handle.getFile()).arrayBuffer();
    await folder.removeEntry(NAME);
    expect(new Uint8Array(saved)).to.deep.equal(BYTES);
    expect(downloads).to.deep.equal([]);
  });

  it('is not there beyond it where the browser names no place', async () => {
    pick(undefined);
    const refusal: unknown = await open(BYTES.length - 1).catch((reason: unknown) => reason);
    expect(refusal).to.be.instanceOf(RangeError);
  });
});
