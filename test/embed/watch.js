/**
 * First script of every page here: notes what goes wrong, and plays the page's
 * player. In a frame it plays by itself, and tells the page around it.
 */
{
  const errors = [];
  addEventListener('error', ({ message }) => errors.push(String(message)));
  addEventListener('unhandledrejection', ({ reason }) => errors.push(String(reason)));

  /** Those that read: what does not get that far is of no use. */
  const workers = new Set();
  const { Worker } = window;
  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      const note = ({ data }) => data.type === 'result' && workers.add(this);
      this.addEventListener('message', note);
    }
  };

  const until = async (what, test, patienceMs) => {
    const deadlineMs = performance.now() + patienceMs;
    for (;;) {
      const found = test();
      if (found) return found;
      if (performance.now() > deadlineMs) throw new Error(`never: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };

  /** Where all of it came from; null while nothing is known to have come. */
  const wayOf = ({ mode, bytesFromPeers, bytesFromServers }) => {
    if (mode === 'http') return 'http';
    const [peers, servers] = [bytesFromPeers > 0, bytesFromServers > 0];
    return peers && servers ? 'both' : (peers && 'peers') || (servers && 'servers') || null;
  };

  /**
   * Plays the first player of the page.
   *
   * @returns {Promise<object>} what was seen; `failure` says what never happened
   */
  window.play = async ({ patienceMs }) => {
    const seen = { failure: null, errors };
    try {
      const selector = 'torrent-player:defined, torrent-video:defined';
      const player = await until('a player', () => document.querySelector(selector), patienceMs);
      player.addEventListener('torrenterror', ({ detail }) => errors.push(detail.message));
      player.muted = true;
      // What the browser wants is told by an event; here is what it does.
      player.play().catch(({ message }) => errors.push(`play: ${message}`));
      await until('it plays', () => player.currentTime > 0.3, patienceMs);
      // Bytes are counted once a second.
      seen.cameFrom = await until('bytes are counted', () => wayOf(player.torrent), patienceMs);
    } catch ({ message }) {
      seen.failure = message;
    }
    return { ...seen, workers: workers.size };
  };

  /** What the frame of this page saw. */
  window.playInFrame = ({ patienceMs }) =>
    new Promise((resolve) => {
      setTimeout(resolve, patienceMs, { failure: 'the frame says nothing', errors });
      if (framed) resolve(framed);
      else tell = resolve;
    });
  let framed = null;
  let tell = (seen) => (framed = seen);
  addEventListener('message', ({ data }) => {
    if (data.framed) tell(data.framed);
  });
  if (parent !== self) {
    addEventListener('load', async () => {
      parent.postMessage({ framed: await window.play({ patienceMs: 30_000 }) }, '*');
    });
  }

  /** The ratio that the frame of this page was given, once it was. */
  window.ratioOfFrame = ({ patienceMs }) =>
    until('a ratio', () => document.querySelector('iframe').style.aspectRatio, patienceMs);

  /**
   * What the button that plays is called, once it is what is expected, and
   * whether that lasts; and whether altered code ran.
   */
  window.labelOfPlay = async ({ expected, settleMs }) => {
    const label = () => {
      const { shadowRoot } = document.querySelector('torrent-player');
      const button = shadowRoot?.querySelector('torrent-player-poster-button');
      return button?.shadowRoot?.querySelector('button')?.getAttribute('aria-label');
    };
    await until('a label', () => label()?.startsWith(expected), 10_000);
    await new Promise((resolve) => setTimeout(resolve, settleMs));
    return { label: label(), altered: Boolean(window.altered) };
  };

  window.isReady = true;
}
