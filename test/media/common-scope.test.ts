import { expect } from '@open-wc/testing';
import * as common from '../../src/media/common-scope.js';
import * as everything from '../../src/media/reading-scope.js';
import { isBeyondReader } from '../../src/media/reader/beyond-reader.js';
import { rejectionOf } from './reader/rejection.js';

describe('what the single files read by themselves', () => {
  it('is what most films are in, and the wider reading side reads it, too', () => {
    const names = common.FORMATS.map(({ name }) => name);
    expect(names).to.deep.equal(['MP4', 'QuickTime File Format', 'Matroska', 'WebM']);
    expect(everything.FORMATS).to.include.members(common.FORMATS);
  });

  it('leaves other containers and transcoding to the wider one', async () => {
    expect(isBeyondReader(common.unknownContainer())).to.equal(true);
    expect(isBeyondReader(await rejectionOf(common.loadTranscoding()))).to.equal(true);
  });

  it('is told by that one where it ends', async () => {
    expect(isBeyondReader(everything.unknownContainer())).to.equal(false);
    expect(await everything.loadTranscoding()).to.have.property('transcodedSupply');
  });
});
