import { expect } from '@open-wc/testing';
import { plural } from '../../src/ui/plural.js';

describe('plural', () => {
  it('takes the form of the language for a number', () => {
    const english = plural('en', { one: '# second', other: '# seconds' });
    expect([0, 1, 2].map(english)).to.deep.equal(['0 seconds', '1 second', '2 seconds']);
    const russian = plural('ru', { one: '# файл', few: '# файла', many: '# файлов', other: '…' });
    expect([1, 3, 5, 21, 11].map(russian)).to.deep.equal([
      '1 файл',
      '3 файла',
      '5 файлов',
      '21 файл',
      '11 файлов',
    ]);
    const japanese = plural('ja', { other: '# 秒' });
    expect([0, 1, 2].map(japanese)).to.deep.equal(['0 秒', '1 秒', '2 秒']);
  });

  it('writes numbers as the language does', () => {
    expect(plural('de', { other: '# Dateien' })(19_800)).to.equal('19.800 Dateien');
  });

  it('may leave the number out', () => {
    expect(plural('en', { one: 'the last', other: '# more' })(1)).to.equal('the last');
  });
});
