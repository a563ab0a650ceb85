import { expect } from '@open-wc/testing';
import { DIAGNOSIS_MESSAGES } from '../../src/core/diagnosis-messages.js';
import type { DiagnosisCode } from '../../src/core/diagnosis.js';
import type { PlayerErrorCode } from '../../src/core/player-error.js';
import { en } from '../../src/ui/locales/en.js';
import {
  diagnosisRemedies,
  errorRemedies,
  isDownloadable,
  magnetLink,
  type RemedyFacts,
} from '../../src/ui/remedies.js';
import { errorOf } from './sample-state.js';

const HASH = 'ab'.repeat(20);
const ALL: RemedyFacts = { mode: 'torrent', httpAvailable: true, magnet: `magnet:?xt=${HASH}` };
const NONE: RemedyFacts = { mode: 'torrent', httpAvailable: false, magnet: '' };
const ERRORS = Object.keys(en.errors) as PlayerErrorCode[];
const DIAGNOSES = Object.keys(DIAGNOSIS_MESSAGES) as DiagnosisCode[];

describe('remedies', () => {
  it('offer nothing that is not there', () => {
    for (const code of ERRORS) expect(errorRemedies(errorOf(code), NONE), code).to.deep.equal([]);
    for (const code of DIAGNOSES) {
      const remedies = diagnosisRemedies(code, NONE);
      expect(remedies, code).to.deep.equal(code === 'too-slow' ? ['pause'] : []);
    }
  });

  it('try again only what may work then', () => {
    for (const code of ERRORS) expect(errorRemedies(errorOf(code), ALL)).not.to.include('retry');
    expect(errorRemedies(errorOf('engine-failed', true), ALL)[0]).to.equal('retry');
    expect(errorRemedies(errorOf('media-damaged', true), ALL)).not.to.include('retry');
  });

  it('lead to peers only from where servers alone were asked', () => {
    const without: RemedyFacts = { ...ALL, mode: 'web-seeds' };
    expect(errorRemedies(errorOf('no-web-seed'), without)[0]).to.equal('peers');
    expect(diagnosisRemedies('web-seed-refused', without)[0]).to.equal('peers');
    expect(diagnosisRemedies('web-seed-refused', ALL)).not.to.include('peers');
  });

  it('do not lead to what is not what the page promised', () => {
    for (const code of ['infohash-mismatch', 'invalid-source'] as const) {
      expect(errorRemedies(errorOf(code), ALL), code).to.deep.equal([]);
    }
  });

  it('keep the file that cannot be played, where it is known and small enough', () => {
    const known: RemedyFacts = { ...ALL, canDownload: true };
    const keeping = ERRORS.filter((code) =>
      errorRemedies(errorOf(code, true), known).includes('download'),
    );
    expect(keeping).to.deep.equal(['media-unsupported', 'media-damaged', 'load-failed']);
    expect(ERRORS.filter(isDownloadable)).to.deep.equal(keeping);
    for (const code of ERRORS) {
      expect(errorRemedies(errorOf(code, true), ALL), code).not.to.include('download');
    }
  });

  it('do not offer HTTP beside HTTP', () => {
    expect(diagnosisRemedies('too-slow', { ...ALL, mode: 'http' })).to.deep.equal(['pause']);
  });
});

describe('magnetLink', () => {
  it('is the page’s own, without its fragment', () => {
    expect(magnetLink(` magnet:?xt=${HASH}&tr=x#t=10 `, null, null)).to.equal(
      `magnet:?xt=${HASH}&tr=x`,
    );
  });

  it('is made of the infohash where the page has none', () => {
    expect(magnetLink('', HASH, 'A & B')).to.equal(`magnet:?xt=urn:btih:${HASH}&dn=A%20%26%20B`);
    expect(magnetLink('', HASH, null)).to.equal(`magnet:?xt=urn:btih:${HASH}`);
    expect(magnetLink('', null, 'A')).to.equal('');
  });

  it('is never anything else', () => {
    for (const text of ['javascript:alert(1)//magnet:?', 'https://magnet:?', 'magnet:', HASH]) {
      expect(magnetLink(text, null, null), text).to.equal('');
    }
  });
});
