/**
 * A WebSocket whose server is the test. `useFakeWebSockets` puts it in the
 * place of the page's for the tests of a `describe`.
 */
export class FakeWebSocket extends EventTarget {
  static opened: FakeWebSocket[] = [];
  readonly sent: unknown[] = [];
  binaryType = 'blob';
  isClosed = false;

  constructor(readonly url: string) {
    super();
    if (url.includes('forbidden')) throw new DOMException('forbidden', 'SecurityError');
    FakeWebSocket.opened.push(this);
  }

  send(text: string): void {
    this.sent.push(JSON.parse(text));
  }

  close(): void {
    this.isClosed = true;
  }

  /** The server accepts. */
  accept(): void {
    this.dispatchEvent(new Event('open'));
  }

  /** The server says something, whatever it is. */
  say(data: unknown): void {
    this.dispatchEvent(new MessageEvent('message', { data }));
  }

  /** The connection breaks, or never came about. */
  drop(): void {
    this.dispatchEvent(new Event('close'));
  }

  static get latest(): FakeWebSocket {
    const socket = FakeWebSocket.opened.at(-1);
    if (!socket) throw new Error('no WebSocket was opened');
    return socket;
  }
}

export function useFakeWebSockets(): void {
  const { WebSocket } = window;
  beforeEach(() => {
    FakeWebSocket.opened = [];
    window.WebSocket = FakeWebSocket as unknown as typeof WebSocket;
  });
  afterEach(() => {
    window.WebSocket = WebSocket;
  });
}
