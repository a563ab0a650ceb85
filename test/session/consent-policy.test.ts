import { expect } from '@open-wc/testing';
import type { ConsentTerms } from '../../src/core/player-state.js';
import {
  consentTerms,
  toConsentAnswer,
  type ConsentFacts,
} from '../../src/session/consent-policy.js';

const FACTS: ConsentFacts = {
  mode: 'notice',
  answer: null,
  prefersPrivacy: false,
  canUseServer: false,
};

describe('consentTerms', () => {
  const cases: [string, Partial<ConsentFacts>, ConsentTerms][] = [
    ['a notice', {}, 'peers'],
    ['a notice, with a server', { canUseServer: true }, 'peers'],
    ['a grant', { mode: 'granted' }, 'peers'],
    ['no answer', { mode: 'ask' }, 'ask'],
    ['no answer, with a server', { mode: 'ask', canUseServer: true }, 'ask'],
    ['"with peers"', { mode: 'ask', answer: 'peers' }, 'peers'],
    ['"from the server"', { mode: 'ask', answer: 'server', canUseServer: true }, 'server'],
    ['"from the server", which is gone', { mode: 'ask', answer: 'server' }, 'ask'],
    ['privacy and a server', { prefersPrivacy: true, canUseServer: true }, 'server'],
    ['privacy and no server', { prefersPrivacy: true }, 'ask'],
    ['privacy, and "with peers"', { prefersPrivacy: true, answer: 'peers' }, 'peers'],
    ['privacy, and a grant', { prefersPrivacy: true, mode: 'granted' }, 'peers'],
    ['privacy, asked', { prefersPrivacy: true, mode: 'ask', canUseServer: true }, 'ask'],
    [
      'a grant, and "from the server"',
      { mode: 'granted', answer: 'server', canUseServer: true },
      'server',
    ],
  ];
  for (const [what, patch, terms] of cases) {
    it(`after ${what}: ${terms}`, () => {
      expect(consentTerms({ ...FACTS, ...patch })).to.equal(terms);
    });
  }
});

describe('toConsentAnswer', () => {
  it('takes for "not now" whatever is no answer', () => {
    expect(toConsentAnswer('peers')).to.equal('peers');
    expect(toConsentAnswer('server')).to.equal('server');
    for (const value of ['none', 'yes', '', true, null, undefined, {}]) {
      expect(toConsentAnswer(value)).to.equal('none');
    }
  });
});
