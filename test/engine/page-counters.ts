/**
 * Counts what the page has open. Must be imported before the engine, which
 * takes RTCPeerConnection from the window when it is loaded.
 */
const connections = new Set<RTCPeerConnection>();
const sockets = new Set<WebSocket>();
const timers = new Set<number>();
const errors: string[] = [];

addEventListener('error', (event) => errors.push(event.message));
addEventListener('unhandledrejection', (event) => errors.push(String(event.reason)));

window.RTCPeerConnection = class extends RTCPeerConnection {
  constructor(configuration?: RTCConfiguration) {
    super(configuration);
    connections.add(this);
  }

  override close(): void {
    connections.delete(this);
    super.close();
  }
};

window.WebSocket = class extends WebSocket {
  constructor(url: string | URL) {
    super(url);
    sockets.add(this);
    this.addEventListener('close', () => sockets.delete(this));
  }
};

const { setTimeout, setInterval, clearTimeout, clearInterval } = window;

/** The test runner has timers of its own. */
function isEngineCalling(): boolean {
  return /\/(src|build)\//.test(new Error().stack ?? '');
}

window.setTimeout = ((callback: () => void, delayMs?: number) => {
  const id = setTimeout(() => {
    timers.delete(id);
    callback();
  }, delayMs);
  if (isEngineCalling()) timers.add(id);
  return id;
}) as typeof window.setTimeout;

window.setInterval = ((callback: () => void, periodMs?: number) => {
  const id = setInterval(callback, periodMs);
  if (isEngineCalling()) timers.add(id);
  return id;
}) as typeof window.setInterval;

window.clearTimeout = (id) => {
  timers.delete(Number(id));
  clearTimeout(id);
};

window.clearInterval = (id) => {
  timers.delete(Number(id));
  clearInterval(id);
};

/** What is open now, and every uncaught error so far. */
export const page = {
  count: () => ({ connections: connections.size, sockets: sockets.size, timers: timers.size }),
  errors,
};

/** Resolves when the condition holds; looks every 20 ms, unseen by the counters. */
export async function until(
  what: string,
  condition: () => boolean,
  limitMs = 10_000,
): Promise<void> {
  const endMs = performance.now() + limitMs;
  while (!condition()) {
    if (performance.now() > endMs) throw new Error(`Not within ${String(limitMs)} ms: ${what}`);
    await period(20);
  }
}

/** For "nothing happens": there is no event to await. */
export function period(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
