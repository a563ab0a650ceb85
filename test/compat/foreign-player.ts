import { expect } from '@open-wc/testing';
import { resetMouse, sendMouse } from '@web/test-runner-commands';
import type { TorrentVideo } from '../../src/torrent-video.js';
import { settled } from '../support/settled.js';
import { Swarm } from '../support/swarm.js';
import type { PageSpy } from '../support/viewer.js';
import { once } from '../support/viewer.js';

/**
 * A page with `<torrent-video>` in somebody else's player, in a frame: its own
 * modules, and a mouse that is a real one.
 */
export class ForeignPlayer {
  private constructor(
    readonly frame: HTMLIFrameElement,
    readonly media: TorrentVideo,
  ) {}

  /** Opens a page of this folder whose elements are all upgraded. */
  static async open(pageName: string): Promise<ForeignPlayer> {
    const frame = document.createElement('iframe');
    frame.allow = 'autoplay; fullscreen';
    frame.width = '640';
    frame.height = '360';
    frame.src = new URL(`./${pageName}`, import.meta.url).href;
    const loaded = once(frame, 'load');
    document.body.append(frame);
    await loaded;
    const media = frame.contentDocument!.querySelector('torrent-video')!;
    await frame.contentWindow!.customElements.whenDefined('torrent-video');
    return new ForeignPlayer(frame, media);
  }

  get document(): Document {
    return this.frame.contentDocument!;
  }

  get spy(): PageSpy {
    return (this.frame.contentWindow as Window & { spy: PageSpy }).spy;
  }

  /** The first element of this tag, also below the shadow root of `host`. */
  part(tag: string, host?: string): HTMLElement {
    const root = host ? this.document.querySelector(host)?.shadowRoot : this.document;
    const part = root?.querySelector<HTMLElement>(tag);
    if (!part) throw new Error(`no <${tag}> in this page`);
    return part;
  }

  /** Clicks with the mouse, at these shares of the width and height. */
  async click(part: HTMLElement, x = 0.5, y = 0.5): Promise<void> {
    await this.hover(part, x, y); // Which makes controls glide in, in some skins.
    await settled(part.getRootNode() as Document | ShadowRoot);
    const position = await this.hover(part, x, y);
    await sendMouse({ type: 'click', position });
  }

  /** Moves the mouse there, and says where that is in this page. */
  async hover(part: HTMLElement, x = 0.5, y = 0.5): Promise<[number, number]> {
    const frame = this.frame.getBoundingClientRect();
    const { left, top, width, height } = part.getBoundingClientRect();
    const position: [number, number] = [
      Math.round(frame.left + left + width * x),
      Math.round(frame.top + top + height * y),
    ];
    await sendMouse({ type: 'move', position });
    return position;
  }

  close(): void {
    this.frame.remove();
  }
}

/**
 * For the tests of a suite: a page of this folder whose `<torrent-video>` has
 * the magnet URI of a film with subtitles, new for each; no error may be left.
 */
export function useForeignPlayer(pageName: string): () => ForeignPlayer {
  let swarm: Swarm;
  let player: ForeignPlayer;
  before(async () => {
    swarm = await Swarm.start({
      name: 'Film',
      files: [
        { path: 'test/fixtures/index-first.mp4', name: 'film.mp4' },
        { path: 'test/fixtures/subtitles/film.en.srt', name: 'film.en.srt' },
      ],
    });
  });
  beforeEach(async () => {
    player = await ForeignPlayer.open(pageName);
    player.media.magnet = swarm.magnet;
  });
  afterEach(async () => {
    await resetMouse();
    expect(player.spy.errors).to.deep.equal([]);
    player.close();
  });
  after(() => swarm.stop());
  return () => player;
}
