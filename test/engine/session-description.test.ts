import { expect } from '@open-wc/testing';
import { acceptDescription } from '../../src/engine/session-description.js';

const HEAD = ['v=0', 'o=- 1 2 IN IP4 127.0.0.1', 's=-', 't=0 0'];
const SECTION = 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel';
const candidate = (n: number) => `a=candidate:${n} 1 udp 2113937151 192.0.2.${n} 5000 typ host`;

function sdpOf(lines: readonly string[], newLine = '\r\n'): string {
  return [...HEAD, ...lines].map((line) => line + newLine).join('');
}

function candidatesIn(sdp: string): number {
  return sdp.split('a=candidate:').length - 1;
}

describe('acceptDescription', () => {
  it('takes a data channel of the wanted type as it is', () => {
    for (const type of ['offer', 'answer'] as const) {
      const sdp = sdpOf([SECTION, candidate(1)]);
      expect(acceptDescription({ type, sdp }, type)).to.deep.equal({ type, sdp });
    }
  });

  it('leaves out every other member: renegotiation, candidates, transceivers', () => {
    const sdp = sdpOf([SECTION]);
    const value = { type: 'offer', sdp, renegotiate: true, candidate: {}, transceiverRequest: {} };
    expect(acceptDescription(value, 'offer')).to.deep.equal({ type: 'offer', sdp });
  });

  it('takes no other type', () => {
    const sdp = sdpOf([SECTION]);
    for (const type of ['answer', 'pranswer', 'rollback', '', 1, null, undefined]) {
      expect(acceptDescription({ type, sdp }, 'offer'), String(type)).to.be.null;
    }
  });

  it('takes no other shape', () => {
    const values = [null, undefined, 1, 'offer', [], {}, { type: 'offer' }];
    for (const value of values) expect(acceptDescription(value, 'offer')).to.be.null;
    for (const sdp of [null, 1, {}, [], ['m=application 9']]) {
      expect(acceptDescription({ type: 'offer', sdp }, 'offer')).to.be.null;
    }
  });

  const sections: [string, readonly string[]][] = [
    ['no section', []],
    ['a video', ['m=video 9 UDP/TLS/RTP/SAVPF 96']],
    ['sound', ['m=audio 9 UDP/TLS/RTP/SAVPF 111']],
    ['two applications', [SECTION, SECTION]],
    ['sound beside it', [SECTION, 'm=audio 9 UDP/TLS/RTP/SAVPF 111']],
    ['something that begins alike', ['m=applications 9 UDP/DTLS/SCTP webrtc-datachannel']],
  ];
  for (const [what, lines] of sections) {
    it(`takes not ${what}, whatever ends its lines`, () => {
      for (const newLine of ['\r\n', '\n', '\r']) {
        const sdp = sdpOf(lines, newLine);
        expect(acceptDescription({ type: 'offer', sdp }, 'offer')).to.be.null;
      }
    });
  }

  it('takes twenty candidates and leaves out the rest', () => {
    for (const count of [0, 1, 20, 21, 150]) {
      const lines = Array.from({ length: count }, (_, n) => candidate(n));
      const sdp = sdpOf([SECTION, ...lines, 'a=end']);
      const accepted = acceptDescription({ type: 'offer', sdp }, 'offer');
      expect(candidatesIn(accepted?.sdp ?? '')).to.equal(Math.min(count, 20));
      expect(accepted?.sdp.endsWith('a=end\r\n')).to.equal(true);
    }
  });

  it('takes 20 KiB and no more', () => {
    const sdp = sdpOf([SECTION]);
    const padded = (length: number) => sdp + 'a='.padEnd(length - sdp.length, 'x');
    expect(acceptDescription({ type: 'offer', sdp: padded(20 * 1024) }, 'offer')).not.to.be.null;
    expect(acceptDescription({ type: 'offer', sdp: padded(20 * 1024 + 1) }, 'offer')).to.be.null;
  });

  it('takes what this browser itself offers', async () => {
    const connection = new RTCPeerConnection();
    connection.createDataChannel('test');
    const { type, sdp } = await connection.createOffer();
    connection.close();
    expect(acceptDescription({ type, sdp }, 'offer')).to.deep.equal({ type, sdp });
  });
});
