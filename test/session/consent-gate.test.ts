import { expect } from '@open-wc/testing';
import { INITIAL_STATE, type PlayerState } from '../../src/core/player-state.js';
import { Store } from '../../src/core/store.js';
import { ConsentGate } from '../../src/session/consent-gate.js';
import type { ConsentAnswer } from '../../src/session/consent-policy.js';
import type { TorrentConsentRequestEvent } from '../../src/session/consent-request.js';

type Outcome = 'agreed' | 'NotAllowedError' | 'AbortError' | 'open';

describe('ConsentGate', () => {
  let store: Store<PlayerState>;
  let attributes: Record<string, string>;
  let canUseServer: boolean;
  let requests: TorrentConsentRequestEvent[];
  let onRequest: (request: TorrentConsentRequestEvent) => void;
  let gate: ConsentGate;

  beforeEach(() => {
    store = new Store(INITIAL_STATE);
    attributes = { consent: 'ask' };
    canUseServer = true;
    requests = [];
    onRequest = () => undefined;
    gate = new ConsentGate({
      store,
      read: (name) => attributes[name] ?? null,
      canUseServer: () => canUseServer,
      dispatch: (request) => {
        requests.push(request);
        onRequest(request);
        return !request.defaultPrevented;
      },
    });
  });
  afterEach(() => localStorage.clear());

  /** What has become of a question by the time that all that was promised is settled. */
  async function outcomeOf(question: Promise<unknown>): Promise<Outcome> {
    let outcome: Outcome = 'open';
    question.then(
      () => (outcome = 'agreed'),
      (reason: unknown) => (outcome = (reason as DOMException).name as Outcome),
    );
    await new Promise((resolve) => setTimeout(resolve));
    return outcome;
  }

  it('asks the viewer when the page does not care', async () => {
    const question = gate.ask();
    expect(requests).to.have.lengthOf(1);
    expect(requests[0]).to.include({ type: 'torrentconsentrequest', cancelable: true });
    expect(requests[0]?.detail).to.deep.equal({ canUseServer: true });
    expect(store.state.consent).to.include({ isAsking: true, terms: 'ask', mode: 'ask' });
    expect(await outcomeOf(question)).to.equal('open');
    gate.answer('peers');
    expect(await outcomeOf(question)).to.equal('agreed');
    expect(store.state.consent).to.include({ isAsking: false, terms: 'peers' });
  });

  const answers: [ConsentAnswer, Outcome, string][] = [
    ['peers', 'agreed', 'peers'],
    ['server', 'agreed', 'server'],
    ['none', 'NotAllowedError', 'ask'],
  ];
  for (const [answer, outcome, terms] of answers) {
    it(`takes "${answer}" of the viewer, and of the page`, async () => {
      const question = gate.ask();
      gate.answer(answer);
      expect(await outcomeOf(question)).to.equal(outcome);
      expect(gate.terms).to.equal(terms);
      gate.forget();
      onRequest = (request) => request.respondWith(Promise.resolve(answer));
      const asked = gate.ask();
      expect(store.state.consent.isAsking, 'the page asks').to.equal(false);
      expect(await outcomeOf(asked)).to.equal(outcome);
      expect(gate.terms).to.equal(terms);
    });
  }

  it('puts one question at a time', () => {
    expect(gate.ask()).to.equal(gate.ask());
    expect(requests).to.have.lengthOf(1);
  });

  it('tells a page that asks itself about every attempt', async () => {
    onRequest = (request) => request.preventDefault();
    const question = gate.ask();
    void gate.ask();
    expect(requests).to.have.lengthOf(2);
    requests[0]?.respondWith('peers');
    expect(await outcomeOf(question)).to.equal('agreed');
  });

  it('does not ask again from within the question', () => {
    onRequest = () => void gate.ask();
    void gate.ask();
    expect(requests).to.have.lengthOf(1);
  });

  it('takes a rejection, and nonsense, for "not now"', async () => {
    for (const answer of [Promise.reject(new Error('no dialog')), 'yes', undefined]) {
      onRequest = (request) => request.respondWith(answer as ConsentAnswer);
      expect(await outcomeOf(gate.ask())).to.equal('NotAllowedError');
      expect(gate.terms).to.equal('ask');
    }
  });

  it('does not believe that a server has what none has', async () => {
    canUseServer = false;
    onRequest = (request) => request.respondWith('server');
    expect(await outcomeOf(gate.ask())).to.equal('NotAllowedError');
    expect(requests).to.have.lengthOf(1);
  });

  it('does not take the answer to a question that is no more', async () => {
    let answer: (value: ConsentAnswer) => void = () => undefined;
    onRequest = (request) => request.respondWith(new Promise((resolve) => (answer = resolve)));
    const former = gate.ask();
    gate.withdraw();
    expect(await outcomeOf(former)).to.equal('AbortError');
    onRequest = () => undefined;
    const question = gate.ask();
    answer('peers');
    expect(await outcomeOf(question)).to.equal('open');
    expect(gate.terms).to.equal('ask');
  });

  it('takes a grant of the page for an answer, and nothing else that it sets', async () => {
    const question = gate.ask();
    for (const value of ['notice', 'nonsense', '']) {
      attributes['consent'] = value;
      gate.modeChanged();
      expect(await outcomeOf(question), value).to.equal('open');
    }
    attributes['consent'] = ' GRANTED ';
    gate.modeChanged();
    expect(await outcomeOf(question)).to.equal('agreed');
    attributes['consent'] = 'ask';
    gate.modeChanged();
    expect(gate.terms, 'taken back').to.equal('ask');
  });

  it('stores an answer only where the page allows it', () => {
    gate.answer('peers');
    expect(localStorage).to.have.lengthOf(0);
    attributes['consent-memory'] = '';
    gate.answer('none');
    expect(localStorage).to.have.lengthOf(0);
    gate.answer('server');
    expect(localStorage).to.have.lengthOf(1);
    expect(store.state.consent.isRemembered).to.equal(true);
  });

  it('remembers the answer of a former visit only where the page allows it', () => {
    attributes['consent-memory'] = '';
    gate.answer('peers');
    const options = { store, canUseServer: () => true, dispatch: () => true };
    const next = (memory: Record<string, string>): ConsentGate =>
      new ConsentGate({
        ...options,
        read: (name) => ({ consent: 'ask', ...memory })[name] ?? null,
      });
    expect(next({}).terms).to.equal('ask');
    expect(next({ 'consent-memory': '' }).terms).to.equal('peers');
    gate.forget();
    expect(next({ 'consent-memory': '' }).terms).to.equal('ask');
    expect(gate.terms).to.equal('ask');
  });

  it('follows Global Privacy Control', () => {
    Object.defineProperty(navigator, 'globalPrivacyControl', { value: true, configurable: true });
    try {
      attributes = {};
      expect(gate.terms).to.equal('server');
      expect(store.state.consent.prefersPrivacy).to.equal(true);
      canUseServer = false;
      expect(gate.terms).to.equal('ask');
      gate.answer('peers');
      expect(gate.terms).to.equal('peers');
    } finally {
      Reflect.deleteProperty(navigator, 'globalPrivacyControl');
    }
  });
});
