import { expect } from '@open-wc/testing';
import { MediaOffer } from '../../src/session/media-context.js';

interface Request extends Event {
  readonly context: unknown;
  readonly callback: (value: { setMedia(media: HTMLElement | null): void }) => void;
}

const KEY = Symbol.for('@videojs/media');

/** A player that takes media as Video.js does, and what it was given. */
function playerOf(context: unknown = KEY) {
  const player = document.createElement('div');
  const given: (HTMLElement | null)[] = [];
  const provide = () =>
    player.addEventListener('context-request', (event) => {
      if ((event as Request).context !== context) return;
      event.stopPropagation();
      (event as Request).callback({ setMedia: (media) => given.push(media) });
    });
  const announce = () =>
    player.dispatchEvent(
      Object.assign(new Event('context-provider', { bubbles: true, composed: true }), { context }),
    );
  return { player, given, provide, announce };
}

describe('MediaOffer', () => {
  let offer: MediaOffer;
  let media: HTMLElement;

  beforeEach(() => {
    media = document.createElement('div');
    offer = new MediaOffer(media);
  });
  afterEach(() => {
    offer.end();
    media.parentElement?.remove();
  });

  const insert = (player: HTMLElement) => {
    player.append(media);
    document.body.append(player);
  };

  it('gives itself to the player around it, until it leaves', () => {
    const { player, given, provide } = playerOf();
    provide();
    insert(player);
    offer.begin();
    expect(given).to.deep.equal([media]);
    offer.end();
    expect(given).to.deep.equal([media, null]);
    offer.begin();
    expect(given).to.deep.equal([media, null, media]);
  });

  it('gives itself to a player that comes later, once it is made', async () => {
    const { player, given, provide, announce } = playerOf();
    insert(player);
    offer.begin();
    provide();
    announce();
    expect(given, 'while it is being made').to.deep.equal([]);
    await Promise.resolve();
    expect(given).to.deep.equal([media]);
  });

  it('gives itself to nobody after it left', async () => {
    const { player, given, provide, announce } = playerOf();
    insert(player);
    offer.begin();
    provide();
    announce();
    offer.end();
    await Promise.resolve();
    expect(given).to.deep.equal([]);
  });

  it('does nothing where nobody asks, or for something else', async () => {
    const { player, given, provide, announce } = playerOf('something else');
    provide();
    insert(player);
    offer.begin();
    announce();
    await Promise.resolve();
    expect(given).to.deep.equal([]);
  });
});
