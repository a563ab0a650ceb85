import { expect } from '@open-wc/testing';
import { readRequest, readResize, toMessage } from '../../src/embed/embed-messages.js';

const resize = { type: 'resize', width: 1280, height: 720 } as const;

describe('messages of the embed page', () => {
  it('are understood by the other side', () => {
    expect(readResize(toMessage(resize))).to.eql(resize);
    expect(readRequest(toMessage({ type: 'pause' }))).to.eql({ type: 'pause' });
    expect(readRequest(toMessage({ type: 'hello' }))).to.eql({ type: 'hello' });
  });

  it('survive being cloned', () => {
    expect(readResize(structuredClone(toMessage(resize)))).to.eql(resize);
  });

  for (const message of [
    undefined,
    null,
    'resize',
    42,
    [],
    resize,
    { ...(toMessage(resize) as object), version: 2 },
    { ...(toMessage(resize) as object), protocol: 'another' },
    { ...(toMessage(resize) as object), width: '1280' },
    { ...(toMessage(resize) as object), width: 0 },
    { ...(toMessage(resize) as object), height: Infinity },
    { ...(toMessage(resize) as object), height: NaN },
  ]) {
    it(`are nothing like ${JSON.stringify(message)}`, () => {
      expect(readResize(message)).to.equal(null);
    });
  }

  for (const type of ['play', 'consent', 'load', 'resize', '', '__proto__', 'toString']) {
    it(`cannot ask for ${JSON.stringify(type)}`, () => {
      const message = { ...(toMessage({ type: 'hello' }) as object), type };
      expect(readRequest(message)).to.equal(null);
    });
  }
});
