import type { SignalConnection } from 'webtorrent';
import { FakeEmitter } from './fakes.js';

/** A WebRTC connection that does what a test says, and remembers what it was told. */
export class FakeConnection extends FakeEmitter implements SignalConnection {
  readonly signals: unknown[] = [];
  readonly sentBytes = 0;
  readonly bufferSize = 0;
  id = '';
  destroyed = false;

  constructor(readonly initiator = true) {
    super();
  }

  /** Its own description is ready. */
  describe(sdp = 'v=0'): void {
    this.emit('signal', { type: this.initiator ? 'offer' : 'answer', sdp });
  }

  signal(description: unknown): void {
    this.signals.push(description);
  }

  destroy(): void {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('released');
  }
}
