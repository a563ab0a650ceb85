import { expect } from '@open-wc/testing';
import { keepAnswer, recallAnswer } from '../../src/session/consent-memory.js';

describe('the memory of consent', () => {
  afterEach(() => localStorage.clear());

  it('keeps one answer, and forgets it', () => {
    expect(recallAnswer()).to.equal(null);
    keepAnswer('peers');
    expect(recallAnswer()).to.equal('peers');
    keepAnswer('server');
    expect(recallAnswer()).to.equal('server');
    expect(localStorage).to.have.lengthOf(1);
    keepAnswer(null);
    expect(recallAnswer()).to.equal(null);
    expect(localStorage).to.have.lengthOf(0);
  });

  it('believes nothing that is no answer', () => {
    keepAnswer('peers');
    localStorage.setItem(localStorage.key(0)!, 'granted');
    expect(recallAnswer()).to.equal(null);
  });

  it('does without, where nothing can be stored', () => {
    const descriptor = Object.getOwnPropertyDescriptor(window, 'localStorage')!;
    Object.defineProperty(window, 'localStorage', {
      configurable: true,
      get: () => {
        throw new DOMException('sandboxed', 'SecurityError');
      },
    });
    try {
      keepAnswer('peers');
      expect(recallAnswer()).to.equal(null);
    } finally {
      Object.defineProperty(window, 'localStorage', descriptor);
    }
  });
});
