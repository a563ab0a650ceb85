import { expect } from '@open-wc/testing';
import {
  DEFAULT_ICE_SERVERS,
  DEFAULT_MEMORY_BUDGET_BYTES,
} from '../../src/session/attribute-values.js';
import {
  LIMIT_ATTRIBUTES,
  readLimits,
  readSessionOptions,
} from '../../src/session/session-attributes.js';

const reader = (attributes: Record<string, string>) => (name: string) => attributes[name] ?? null;

const NONE = {
  uploadLimitBytesPerSecond: null,
  downloadLimitBytesPerSecond: null,
  ratioLimit: null,
  ease: true,
};

describe('readLimits', () => {
  it('is no limit, and ease where data is dear, when nothing is said', () => {
    expect(readLimits(reader({}))).to.deep.equal(NONE);
  });

  it('reads each limit from its attribute', () => {
    const attributes = {
      'upload-limit': '100KiB/s',
      'download-limit': '2MiB',
      'ratio-limit': '1.5',
      metered: 'ignore',
    };
    expect(readLimits(reader(attributes))).to.deep.equal({
      uploadLimitBytesPerSecond: 102_400,
      downloadLimitBytesPerSecond: 2_097_152,
      ratioLimit: 1.5,
      ease: false,
    });
    expect(LIMIT_ATTRIBUTES).to.have.members(Object.keys(attributes));
  });

  it('takes 0 for a limit', () => {
    const attributes = { 'upload-limit': '0', 'download-limit': '0', 'ratio-limit': '0' };
    expect(readLimits(reader(attributes))).to.deep.equal({
      ...NONE,
      uploadLimitBytesPerSecond: 0,
      downloadLimitBytesPerSecond: 0,
      ratioLimit: 0,
    });
  });

  it('takes nonsense for no limit', () => {
    const nonsense = Object.fromEntries(LIMIT_ATTRIBUTES.map((name) => [name, 'nonsense']));
    expect(readLimits(reader(nonsense))).to.deep.equal(NONE);
  });
});

describe('readSessionOptions', () => {
  it('is the documented default for each attribute that is absent', () => {
    expect(readSessionOptions(reader({}))).to.deep.equal({
      file: null,
      trackers: [],
      webSeeds: [],
      iceServers: DEFAULT_ICE_SERVERS,
      seeding: true,
      memoryBudgetBytes: DEFAULT_MEMORY_BUDGET_BYTES,
      limits: NONE,
    });
  });

  it('reads each option from its attribute', () => {
    const options = readSessionOptions(
      reader({
        file: '*.mp4',
        trackers: 'wss://a/ wss://b/',
        'web-seeds': 'https://c/',
        'ice-servers': '[]',
        seeding: 'off',
        'memory-budget': '64MiB',
        'upload-limit': '1',
      }),
    );
    expect(options).to.deep.equal({
      file: '*.mp4',
      trackers: ['wss://a/', 'wss://b/'],
      webSeeds: ['https://c/'],
      iceServers: [],
      seeding: false,
      memoryBudgetBytes: 67_108_864,
      limits: { ...NONE, uploadLimitBytesPerSecond: 1 },
    });
  });
});
