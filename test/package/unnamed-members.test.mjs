import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { parseAst } from 'rollup/parseAst';
import { unnamedMembers, withoutUnnamedMembers } from '../../src/build/unnamed-members.mjs';

const unnamed = (code) => unnamedMembers(parseAst(code)).map(({ key }) => key.name);
const inClass = (members, rest = '') => `class A { ${members} } export const a = new A(); ${rest}`;

describe('members that nothing names', () => {
  for (const [how, rest] of Object.entries({
    'a call': 'a.used()',
    'an assignment': 'a.used = 1',
    'optional chaining': 'a?.used',
    'a pattern': 'const { used } = a',
    'a pattern that renames': 'const { used: other } = a',
    'a parameter': 'export function f({ used }) { return used }',
    'a text': "a['used']()",
    'a text in a variable': "const name = 'used'; a[name]()",
    'a template': 'a[`used`]()',
    'an operator': "'used' in a",
  })) {
    it(`are not those that are reached by ${how}`, () => {
      assert.deepEqual(unnamed(inClass('used() {} unused() {}', rest)), ['unused']);
    });
  }

  it('are those that only such members name', () => {
    const members = 'used() { return this.one() } one() {} two() { this.three() } three() {}';
    assert.deepEqual(unnamed(inClass(members, 'a.used()')), ['two', 'three']);
  });

  it('are not those that the language calls, are private, or have no fixed name', () => {
    const members =
      'constructor() {} toString() {} then() {} #own() {} [Symbol.iterator]() {} get x() {}';
    assert.deepEqual(unnamed(inClass(members)), ['x']);
  });

  it('may be in classes of functions, and in classes inside of members', () => {
    const inner = 'used() { return class { inner() {} other() {} } }';
    assert.deepEqual(unnamed(inClass(inner, 'new (a.used())().inner()')), ['other']);
    assert.deepEqual(unnamed('export function f() { return class { one() {} } }'), ['one']);
  });

  it('go, and leave their lines', () => {
    const code = 'class A {\n  one() {\n    return 1;\n  }\n  two() {}\n}\nnew A().two();\n';
    const { code: rest } = withoutUnnamedMembers().renderChunk.call({ parse: parseAst }, code);
    assert.doesNotMatch(rest, /one/);
    assert.equal(rest.split('\n').length, code.split('\n').length);
    assert.equal(
      rest.split('\n').findIndex((line) => line.includes('two()')),
      4,
    );
    assert.deepEqual(unnamed(rest), []);
  });
});
