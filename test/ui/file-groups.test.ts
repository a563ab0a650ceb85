import { expect } from '@open-wc/testing';
import { groupByFolder } from '../../src/ui/file-groups.js';
import { filesOf, pathsOf } from '../support/file-info.js';

describe('groupByFolder', () => {
  it('puts files of one folder together, in their order', () => {
    const files = filesOf({ 'b.mkv': 1, 'S1/2.mkv': 1, 'S2/1.mkv': 1, 'S1/1.mkv': 1, 'a.mkv': 1 });
    const groups = groupByFolder(files).map((group) => [group.folder, pathsOf(group.files)]);
    expect(groups).to.deep.equal([
      ['', ['b.mkv', 'a.mkv']],
      ['S1', ['S1/2.mkv', 'S1/1.mkv']],
      ['S2', ['S2/1.mkv']],
    ]);
  });

  it('makes nothing of nothing', () => {
    expect(groupByFolder([])).to.deep.equal([]);
  });
});
