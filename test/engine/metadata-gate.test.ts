import { expect } from '@open-wc/testing';
import type { PlayerError } from '../../src/core/player-error.js';
import { MetadataGate } from '../../src/engine/metadata-gate.js';
import { toHex, validateMetadata } from '../../src/engine/torrent-metadata.js';
import type { TorrentMetadata } from '../../src/engine/torrent-metadata.js';
import { sha1 } from '../../src/engine/shims/sha1.js';
import { ascii, makeTorrent } from '../support/make-torrent.js';

function open(infoHash: string): {
  gate: MetadataGate;
  passed: TorrentMetadata[];
  errors: PlayerError[];
} {
  const passed: TorrentMetadata[] = [];
  const errors: PlayerError[] = [];
  const gate = new MetadataGate(
    infoHash,
    (metadata) => passed.push(metadata),
    (error) => errors.push(error),
  );
  return { gate, passed, errors };
}

describe('MetadataGate', () => {
  it('lets metadata through once when two peers deliver it at once', async () => {
    const { infoHash, infoBytes } = await makeTorrent(new Uint8Array(1));
    const { gate, passed, errors } = open(infoHash);
    await Promise.all([gate.offerInfo(infoBytes), gate.offerInfo(infoBytes)]);
    await gate.offerInfo(infoBytes);
    expect(gate.offer(await validateMetadata(infoBytes))).to.equal(false);
    expect(passed).to.have.length(1);
    expect(passed[0]!.infoHash).to.equal(infoHash);
    expect(errors).to.deep.equal([]);
  });

  it('waits on when it is offered the metadata of another torrent', async () => {
    const { infoHash, infoBytes } = await makeTorrent(new Uint8Array(1));
    const other = await makeTorrent(new Uint8Array(2));
    const { gate, passed } = open(infoHash);
    await gate.offerInfo(other.infoBytes);
    expect(gate.offer(await validateMetadata(other.infoBytes))).to.equal(false);
    expect(passed).to.deep.equal([]);
    expect(gate.offer(await validateMetadata(infoBytes))).to.equal(true);
    expect(passed).to.have.length(1);
  });

  it('condemns a torrent whose metadata is invalid, once', async () => {
    const infoBytes = ascii('d4:name1:ae');
    const { gate, passed, errors } = open(toHex(await sha1(infoBytes)));
    await Promise.all([gate.offerInfo(infoBytes), gate.offerInfo(infoBytes)]);
    expect(passed).to.deep.equal([]);
    expect(errors.map((error) => error.code)).to.deep.equal(['invalid-torrent']);
  });
});
