import type { TorrentPlayer, TorrentVideo } from '../../src/index.js';

/** What page-spy.js counts. */
export interface PageSpy {
  readonly sockets: ReadonlySet<WebSocket>;
  readonly connections: ReadonlySet<RTCPeerConnection>;
  readonly timers: ReadonlySet<number>;
  readonly blobUrls: ReadonlySet<string>;
  readonly workers: ReadonlySet<Worker>;
  readonly receivedBytes: number;
  readonly requests: readonly string[];
  readonly everOpened: number;
  readonly everConnected: { readonly sockets: number; readonly connections: number };
  readonly storageWrites: readonly string[];
  readonly errors: readonly string[];
  readonly tags: ReadonlySet<string>;
  readonly globals: ReadonlySet<string>;
}

type ViewerWindow = Window & typeof globalThis & { readonly spy: PageSpy };

interface Elements {
  'torrent-player': TorrentPlayer;
  'torrent-video': TorrentVideo;
}

/** Attributes of most tests: no STUN server, and no sound. */
const QUIET = { 'ice-servers': '[]', muted: '' };

/**
 * One viewer: a page of its own (an iframe, with its own modules and so its own
 * engine), watched by a spy from its first moment, with one player in it.
 */
export class Viewer<Tag extends keyof Elements = 'torrent-player'> {
  readonly window: ViewerWindow;

  private constructor(
    readonly frame: HTMLIFrameElement,
    readonly player: Elements[Tag],
  ) {
    this.window = frame.contentWindow as ViewerWindow;
  }

  static async open<Tag extends keyof Elements = 'torrent-player'>(
    attributes: Readonly<Record<string, string>>,
    tag = 'torrent-player' as Tag,
  ): Promise<Viewer<Tag>> {
    const frame = document.createElement('iframe');
    frame.allow = 'autoplay';
    frame.width = '360';
    frame.height = '240';
    frame.src = new URL('./viewer.html', import.meta.url).href;
    const loaded = once(frame, 'load');
    document.body.append(frame);
    await loaded;
    const page = frame.contentWindow as ViewerWindow;
    await page.customElements.whenDefined(tag);
    const player = page.document.createElement(tag) as Elements[Tag];
    const viewer = new Viewer<Tag>(frame, player);
    for (const [name, value] of Object.entries({ ...QUIET, ...attributes })) {
      player.setAttribute(name, value);
    }
    page.document.body.append(player);
    return viewer;
  }

  get spy(): PageSpy {
    return this.window.spy;
  }

  /** Resolves with the first `torrentstats` whose detail satisfies the test. */
  async stats(
    test: (torrent: NonNullable<TorrentPlayer['torrent']>) => boolean,
    timeoutMs?: number,
  ): Promise<NonNullable<TorrentPlayer['torrent']>> {
    const event = await once(
      this.player,
      'torrentstats',
      (stats) => test((stats as CustomEvent<NonNullable<TorrentPlayer['torrent']>>).detail),
      timeoutMs,
    );
    return (event as CustomEvent<NonNullable<TorrentPlayer['torrent']>>).detail;
  }

  close(): void {
    this.frame.remove();
  }
}

const DEFAULT_TIMEOUT_MS = 30_000;

/** The next event of a type (that satisfies a test); rejects when it does not come in time. */
export function once(
  target: EventTarget,
  type: string,
  test: (event: Event) => boolean = () => true,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<Event> {
  return new Promise((resolve, reject) => {
    const controller = new AbortController();
    const timer = setTimeout(() => {
      controller.abort();
      reject(new Error(`no such "${type}" within ${timeoutMs} ms`));
    }, timeoutMs);
    const listener = (event: Event) => {
      if (!test(event)) return;
      clearTimeout(timer);
      controller.abort();
      resolve(event);
    };
    target.addEventListener(type, listener, { signal: controller.signal });
  });
}

/** Resolves when the test holds, looked at every frame or so; rejects when it does not in time. */
export async function until(
  what: string,
  test: () => boolean,
  timeoutMs = DEFAULT_TIMEOUT_MS,
): Promise<void> {
  const deadline = performance.now() + timeoutMs;
  while (!test()) {
    if (performance.now() > deadline) throw new Error(`not within ${timeoutMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 16));
  }
}

/** Watches for a whole period, for tests of what must *not* happen. */
export function period(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
