import type {
  PeerConnection,
  PeerInternals,
  Selection,
  Torrent,
  TorrentInternals,
  Wire,
  WireInternals,
} from 'webtorrent';

type Listener = (...values: never[]) => void;

/** As much of an `EventEmitter` as the engine uses. */
export class FakeEmitter {
  readonly #listeners = new Map<string, Listener[]>();

  on(event: string, listener: Listener): this {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), listener]);
    return this;
  }

  once(event: string, listener: Listener): this {
    const once = (...values: never[]): void => {
      this.removeListener(event, once);
      listener(...values);
    };
    return this.on(event, once);
  }

  removeListener(event: string, listener: Listener): this {
    const kept = this.#listeners.get(event)?.filter((one) => one !== listener) ?? [];
    this.#listeners.set(event, kept);
    return this;
  }

  emit(event: string, ...values: unknown[]): boolean {
    const listeners = this.#listeners.get(event) ?? [];
    for (const listener of listeners) listener(...(values as never[]));
    return listeners.length > 0;
  }
}

/** A wire that remembers what it was told. */
export class FakeWire extends FakeEmitter implements Wire, WireInternals {
  readonly has = new Set<number>();
  readonly requests: { piece: number }[] = [];
  readonly ut_metadata = Object.assign(new FakeEmitter(), { metadata: null });
  readonly lt_donthave = new FakeEmitter();
  readonly peerPieces = { get: (index: number) => this.has.has(index) };
  amChoking = true;
  peerInterested = false;
  peerChoking = true;
  destroyed = false;
  downloaded = 0;
  rate = 0;

  constructor(readonly peerId = '00'.repeat(20)) {
    super();
  }

  downloadSpeed = (deltaBytes?: number): number => {
    this.downloaded += deltaBytes ?? 0;
    return this.rate;
  };

  choke(): void {
    this.amChoking = true;
  }

  unchoke(): void {
    this.amChoking = false;
  }

  destroy(): void {
    this.destroyed = true;
    this.emit('close');
  }
}

/** A torrent whose picker and discovery only count how often they were called. */
export class FakeTorrent extends FakeEmitter implements Torrent, TorrentInternals {
  readonly infoHash = 'c12fe1c06bba254a9dc9f519b335aa7c1367a88a';
  readonly selections: Selection[] = [];
  readonly _selections = {
    clear: () => void this.selections.splice(0),
    insert: (selection: Selection) => void this.selections.push(selection),
  };
  readonly _peers = new Map<string, PeerInternals>();
  readonly calls: string[] = [];
  readonly bitfield = { get: () => false };
  readonly pieces: ({ length: number; missing: number } | null)[] = [];
  readonly ready = true;
  client: TorrentInternals['client'] = { peerId: '22'.repeat(20), tracker: {} };
  discovery: TorrentInternals['discovery'] = null;
  metadata: Uint8Array | null = null;
  destroyed = false;
  wires: FakeWire[] = [];
  _critical: boolean[] = [];
  _preloadedStore = null;
  _startupBitfield = undefined;

  addPeer(peer: PeerConnection, origin = ''): boolean {
    this.calls.push(`addPeer ${peer.id} ${origin}`.trim());
    return true;
  }

  destroy(): void {
    this.destroyed = true;
  }

  _update(): void {
    this.calls.push('_update');
  }

  _updateWireWrapper(): void {
    this.calls.push('_updateWireWrapper');
    this.emit('tick');
  }

  _updateSelections(): void {
    this.calls.push('_updateSelections');
  }

  _rechoke(): void {
    this.calls.push('_rechoke');
  }

  _onMetadata(): Promise<void> {
    return Promise.resolve();
  }

  _startDiscovery(): void {
    this.calls.push('_startDiscovery');
  }
}
