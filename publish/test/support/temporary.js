import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after } from 'node:test';

/** A folder that is gone after the tests of the suite which asks for it. */
export function temporaryFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'publish-test-'));
  after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
