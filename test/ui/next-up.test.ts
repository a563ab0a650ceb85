import { expect, fixture, html } from '@open-wc/testing';
import { defineParts } from '../../src/ui/define-parts.js';
import { INTERFACE_PARTS } from '../../src/ui/interface-parts.js';
import type { NextUp } from '../../src/ui/next-up.js';
import { fileInfo } from '../support/file-info.js';
import { inside, logRequests, textOf } from './request-log.js';

defineParts(INTERFACE_PARTS);

const FILE = fileInfo('Season 1/The_Second.mkv', { index: 4 });

async function render(patch: Partial<NextUp>): Promise<NextUp> {
  const part = await fixture<NextUp>(html`<torrent-player-next-up></torrent-player-next-up>`);
  Object.assign(part, patch);
  await part.updateComplete;
  return part;
}

describe('what is next', () => {
  it('shows nothing while nothing is', async () => {
    const part = await render({});
    expect(textOf(part, '[role=status]')).to.equal('');
    await expect(part).to.be.accessible();
  });

  it('says what comes, and when', async () => {
    const part = await render({ file: FILE, seconds: 8 });
    expect(textOf(part, '.what')).to.equal('The Second');
    expect(textOf(part, '.when')).to.equal('Next in 8 seconds');
    part.seconds = 1;
    await part.updateComplete;
    expect(textOf(part, '.when')).to.equal('Next in 1 second');
    await expect(part).to.be.accessible();
  });

  it('offers to begin at once, and not to begin', async () => {
    const part = await render({ file: FILE, seconds: 8 });
    const requests = logRequests(part);
    inside(part, '[part~=next-button]').click();
    inside(part, '[part~=cancel-button]').click();
    expect(requests).to.deep.equal([
      { type: 'filerequest', index: 4 },
      { type: 'nextcancelrequest' },
    ]);
  });
});
