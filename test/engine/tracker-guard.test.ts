import { expect } from '@open-wc/testing';
import { hexToBinary } from '../../src/engine/binary-string.js';
import { parseTrackerMessage } from '../../src/engine/tracker-guard.js';

const INFO_HASH = hexToBinary('c1'.repeat(20));
const PEER_HEX = 'fe'.repeat(20);
const PEER = hexToBinary(PEER_HEX);
const SDP = 'v=0\r\nm=application 9 UDP/DTLS/SCTP webrtc-datachannel\r\n';
const ANNOUNCE = { action: 'announce', info_hash: INFO_HASH };

const parse = (message: unknown) => parseTrackerMessage(JSON.stringify(message));

describe('parseTrackerMessage', () => {
  it('reads the answer to an announce', () => {
    const message = { ...ANNOUNCE, interval: 120, complete: 3, incomplete: 4, 'tracker id': 'x' };
    expect(parse(message)).to.deep.equal({
      infoHash: INFO_HASH,
      failure: null,
      intervalMs: 120_000,
      swarmSize: 7,
      trackerId: 'x',
      offer: null,
      answer: null,
    });
  });

  for (const type of ['offer', 'answer'] as const) {
    it(`reads an ${type}`, () => {
      const description = { type, sdp: SDP };
      const parsed = parse({ ...ANNOUNCE, peer_id: PEER, offer_id: 'id', [type]: description });
      const introduction = { peerId: PEER_HEX, offerId: 'id', description };
      expect(parsed?.[type]).to.deep.equal(introduction);
      expect(parsed?.[type === 'offer' ? 'answer' : 'offer']).to.be.null;
    });

    it(`ignores an ${type} without a peer, an id, or a sane description`, () => {
      const whole = { peer_id: PEER, offer_id: 'id', [type]: { type, sdp: SDP } };
      const broken: object[] = [
        { peer_id: undefined },
        { peer_id: 'short' },
        { peer_id: 1 },
        { peer_id: PEER + 'x' },
        { offer_id: undefined },
        { offer_id: {} },
        { offer_id: 'x'.repeat(101) },
        { [type]: null },
        { [type]: 'sdp' },
        { [type]: { type: 'renegotiate', renegotiate: true } },
        { [type]: { type, sdp: 'm=video 9' } },
        { [type]: { type: type === 'offer' ? 'answer' : 'offer', sdp: SDP } },
      ];
      for (const patch of broken) {
        const parsed = parse({ ...ANNOUNCE, ...whole, ...patch });
        expect(parsed, JSON.stringify(patch)).not.to.be.null;
        expect(parsed?.[type], JSON.stringify(patch)).to.be.null;
      }
    });
  }

  it('reads bytes like text', () => {
    const bytes = new TextEncoder().encode(JSON.stringify({ ...ANNOUNCE, interval: 60 }));
    expect(parseTrackerMessage(bytes.buffer)?.intervalMs).to.equal(60_000);
  });

  it('reads a refusal, with and without the torrent it is about', () => {
    const failure = { 'failure reason': 'not registered' };
    expect(parse({ ...ANNOUNCE, ...failure })).to.include({
      infoHash: INFO_HASH,
      failure: 'not registered',
    });
    expect(parse(failure)).to.include({ infoHash: null, failure: 'not registered' });
    expect(parse({ 'failure reason': 'x'.repeat(5000) })?.failure).to.have.length(500);
  });

  const nonsense: [string, unknown][] = [
    ['null', 'null'],
    ['a number', '1'],
    ['a string', '"announce"'],
    ['an array', '[]'],
    ['an empty object', '{}'],
    ['no JSON', '{"action":'],
    ['nothing', ''],
    ['another action', '{"action":"scrape"}'],
    ['no torrent', '{"action":"announce"}'],
    ['a torrent that is a number', '{"action":"announce","info_hash":1}'],
    ['a torrent that is too short', '{"action":"announce","info_hash":"x"}'],
    ['an empty refusal', '{"failure reason":""}'],
    ['a refusal that is none', '{"failure reason":{}}'],
    ['brackets without end', '['.repeat(60_000)],
    ['a Blob', new Blob(['{}'])],
    ['undefined', undefined],
    ['an object', { ...ANNOUNCE }],
  ];
  for (const [what, data] of nonsense) {
    it(`ignores ${what}`, () => {
      expect(parseTrackerMessage(data)).to.be.null;
    });
  }

  it('ignores more than 64 KiB, as text and as bytes', () => {
    const text = (length: number) => JSON.stringify(ANNOUNCE).padEnd(length, ' ');
    const bytes = (length: number) => new TextEncoder().encode(text(length)).buffer;
    for (const make of [text, bytes]) {
      const most = 64 * 1024 - (make === bytes ? 21 : 0);
      expect(parseTrackerMessage(make(most))).not.to.be.null;
      expect(parseTrackerMessage(make(64 * 1024 + 1))).to.be.null;
    }
  });

  const intervals: [unknown, number | null][] = [
    [120, 120_000],
    [30, 30_000],
    [29, 30_000],
    [0.05, 30_000],
    [1e-300, 30_000],
    [3600, 3_600_000],
    [3601, 3_600_000],
    [1e300, 3_600_000],
    [0, null],
    [-1, null],
    ['60', null],
    [null, null],
    [{}, null],
    [[60], null],
  ];
  for (const [interval, expected] of intervals) {
    it(`makes an interval of ${JSON.stringify(interval)} ${String(expected)} ms`, () => {
      expect(parse({ ...ANNOUNCE, interval })?.intervalMs).to.equal(expected);
    });
  }

  it('takes the minimal interval when there is no other', () => {
    expect(parse({ ...ANNOUNCE, 'min interval': 90 })?.intervalMs).to.equal(90_000);
    expect(parse({ ...ANNOUNCE, interval: 100, 'min interval': 90 })?.intervalMs).to.equal(100_000);
  });

  const counts: [object, number | null][] = [
    [{}, null],
    [{ complete: 1 }, 1],
    [{ incomplete: 2 }, 2],
    [{ complete: 0, incomplete: 0 }, 0],
    [{ complete: '1', incomplete: 2 }, 2],
    [{ complete: -1, incomplete: 1.5 }, null],
    [{ complete: 1e300 }, null],
    [{ complete: null, incomplete: [] }, null],
  ];
  for (const [told, expected] of counts) {
    it(`counts ${String(expected)} peers in ${JSON.stringify(told)}`, () => {
      expect(parse({ ...ANNOUNCE, ...told })?.swarmSize).to.equal(expected);
    });
  }

  it('takes no tracker id of another type', () => {
    for (const id of [1, {}, null, '']) {
      expect(parse({ ...ANNOUNCE, 'tracker id': id })?.trackerId).to.be.null;
    }
  });
});
