import { page, until } from './page-counters.js';
import { expect } from '@open-wc/testing';
import { TrackerSockets } from '../../src/engine/tracker-socket.js';
import type { TrackerSocket } from '../../src/engine/tracker-socket.js';
import { FakeWebSocket, useFakeWebSockets } from './fake-web-socket.js';

const URL_A = 'ws://a.example';

class Listener {
  readonly events: unknown[] = [];
  onOpen(): void {
    this.events.push('open');
  }
  onMessage(data: unknown): void {
    this.events.push(data);
  }
  onDown(): void {
    this.events.push('down');
  }
}

describe('TrackerSocket', () => {
  useFakeWebSockets();
  let sockets: TrackerSockets;
  let lifetime: AbortController;
  let listener: Listener;

  beforeEach(() => {
    sockets = new TrackerSockets();
    lifetime = new AbortController();
    listener = new Listener();
  });
  afterEach(() => {
    lifetime.abort();
    expect(page.count().timers, 'timers').to.equal(0);
    expect(FakeWebSocket.opened.every((one) => one.isClosed)).to.equal(true);
  });

  function join(one = listener, url = URL_A, { signal } = lifetime): TrackerSocket {
    const socket = sockets.join(url, one, signal);
    socket.add(one);
    return socket;
  }

  it('connects for the first listener and closes after the last', () => {
    const socket = join();
    expect(FakeWebSocket.latest.url).to.equal(URL_A);
    expect(socket.isOpen).to.equal(false);
    FakeWebSocket.latest.accept();
    expect(socket.isOpen).to.equal(true);
    expect(listener.events).to.deep.equal(['open']);
    lifetime.abort();
    expect(FakeWebSocket.latest.isClosed).to.equal(true);
    expect(socket.isUnused).to.equal(true);
  });

  it('is shared, and tells everybody, also who comes while it connects', () => {
    const [second, third] = [new Listener(), new Listener()];
    const socket = join();
    expect(join(second)).to.equal(socket);
    FakeWebSocket.latest.accept();
    join(third);
    FakeWebSocket.latest.say('hello');
    expect(FakeWebSocket.opened).to.have.length(1);
    for (const one of [listener, second, third]) {
      expect(one.events).to.deep.equal(['open', 'hello']);
    }
  });

  it('stays for the others when one leaves', () => {
    const other = new AbortController();
    const second = new Listener();
    join();
    join(second, URL_A, other);
    FakeWebSocket.latest.accept();
    other.abort();
    expect(FakeWebSocket.latest.isClosed).to.equal(false);
    FakeWebSocket.latest.say('still here');
    expect(second.events).to.deep.equal(['open']);
    expect(listener.events).to.deep.equal(['open', 'still here']);
  });

  it('has one connection for each URL, and a new one after the end', () => {
    join();
    join(new Listener(), 'ws://b.example');
    expect(FakeWebSocket.opened).to.have.length(2);
    lifetime.abort();
    lifetime = new AbortController();
    join();
    expect(FakeWebSocket.opened).to.have.length(3);
  });

  it('sends JSON when open, and nothing else', () => {
    const socket = join();
    socket.send({ early: true });
    FakeWebSocket.latest.accept();
    socket.send({ action: 'announce' });
    FakeWebSocket.latest.drop();
    socket.send({ late: true });
    expect(FakeWebSocket.latest.sent).to.deep.equal([{ action: 'announce' }]);
  });

  it('connects again a second after it failed', async () => {
    const socket = join();
    FakeWebSocket.latest.drop();
    expect(listener.events).to.deep.equal(['down']);
    expect(socket.failures).to.equal(1);
    const startMs = performance.now();
    await until('it tries again', () => FakeWebSocket.opened.length === 2);
    expect(performance.now() - startMs).to.be.within(700, 1_300);
    FakeWebSocket.latest.accept();
    expect(listener.events).to.deep.equal(['down', 'open']);
  });

  it('hears nothing more of a socket that failed', () => {
    join();
    const [first] = FakeWebSocket.opened;
    first!.drop();
    first!.accept();
    first!.say('ghost');
    first!.drop();
    expect(listener.events).to.deep.equal(['down']);
  });

  it('counts one that closes at once as failed, though it connected', () => {
    const socket = join();
    FakeWebSocket.latest.accept();
    FakeWebSocket.latest.drop();
    expect(socket.failures).to.equal(1);
    socket.wake();
    FakeWebSocket.latest.accept();
    socket.giveUp();
    expect(socket.failures).to.equal(1);
    expect(listener.events).to.deep.equal(['open', 'down', 'open', 'down']);
  });

  it('survives a page that forbids it', () => {
    const socket = join(listener, 'ws://forbidden.example');
    expect(socket.failures).to.equal(1);
    expect(listener.events).to.deep.equal(['down']);
  });

  it('connects at once when woken, but does not hurry an attempt that is fresh', () => {
    const socket = join();
    socket.wake();
    expect(FakeWebSocket.opened).to.have.length(1);
    FakeWebSocket.latest.drop();
    socket.wake();
    expect(FakeWebSocket.opened).to.have.length(2);
    FakeWebSocket.latest.accept();
    socket.wake();
    expect(FakeWebSocket.opened).to.have.length(2);
  });

  it('gives up only what is open, and wakes only what is wanted', () => {
    const socket = join();
    socket.giveUp();
    expect(listener.events).to.deep.equal([]);
    lifetime.abort();
    socket.wake();
    expect(FakeWebSocket.opened).to.have.length(1);
  });
});
