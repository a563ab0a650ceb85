import { expect } from '@open-wc/testing';
import type { TorrentPlayer } from '../../src/index.js';
import { Swarm } from '../support/swarm.js';
import { Viewer, once, period, until } from '../support/viewer.js';

const FILM = { path: 'demo/film/torrent-player.mp4' };
type Diagnosis = NonNullable<NonNullable<TorrentPlayer['torrent']>['diagnosis']>;

describe('staying connected', function () {
  this.timeout(60_000);
  let swarm: Swarm;
  const viewers: Viewer[] = [];

  afterEach(async () => {
    for (const viewer of viewers.splice(0)) {
      const { errors } = viewer.spy;
      viewer.close();
      expect(errors, 'uncaught errors').to.deep.equal([]);
    }
    await swarm.stop();
  });

  async function open(attributes: Record<string, string> = {}): Promise<Viewer> {
    const viewer = await Viewer.open({ magnet: swarm.magnet, ...attributes });
    viewers.push(viewer);
    return viewer;
  }

  /** Asks for playback and does not wait for it. */
  function play({ player }: Viewer): void {
    player.play().catch(() => undefined);
  }

  /** Resolves with the first diagnosis of a code; others may come before. */
  async function diagnosed(
    { player }: Viewer,
    code: Diagnosis['code'],
    timeoutMs = 15_000,
  ): Promise<Diagnosis> {
    const event = await once(player, 'torrentdiagnosis', (one) => codeOf(one) === code, timeoutMs);
    return (event as CustomEvent<Diagnosis>).detail;
  }

  it('plays within 6 s after a tracker came up that was not there at first', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: null });
    await swarm.stopTracker();
    const viewer = await open();
    play(viewer);
    await period(3_000);
    await swarm.startTracker();
    await swarm.startSeeder();
    // From when on there is somebody to play from: a seeder takes a while to start.
    const upAtMs = performance.now();
    await until('it plays', () => viewer.player.currentTime > 0.1, 20_000);
    expect(performance.now() - upAtMs).to.be.lessThan(6_000);
  });

  it('plays on while its tracker is gone', async () => {
    swarm = await Swarm.start({ files: [FILM] });
    const { player } = await open();
    await player.play();
    await until('it plays', () => player.currentTime > 0.2);
    await swarm.stopTracker();
    player.currentTime = 60;
    await until('it plays elsewhere', () => player.currentTime > 61);
    expect(player.torrent!.peers).to.equal(1);
    expect(player.torrent!.diagnosis).to.be.null;
  });

  it('goes on when its only seeder was killed and is back after 10 s', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: { uploadBytesPerSecond: 250_000 } });
    const viewer = await open();
    const { player } = viewer;
    play(viewer);
    await until('it plays', () => player.currentTime > 0.2, 20_000);
    await swarm.stopSeeder();
    player.currentTime = 60;
    await period(10_000);
    expect(player.currentTime).to.equal(60);
    await swarm.startSeeder();
    await until('it plays on', () => player.currentTime > 60.2, 15_000);
  });

  /**
   * A browser cannot be unplugged by a script: `navigator.onLine` and the events
   * are simulated, the loss of every connection is real.
   */
  it('goes on after 10 s offline, and says that it was', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: { uploadBytesPerSecond: 250_000 } });
    const viewer = await open();
    const { player, window } = viewer;
    const setOnline = (online: boolean) => {
      Object.defineProperty(window.navigator, 'onLine', { value: online, configurable: true });
      window.dispatchEvent(new Event(online ? 'online' : 'offline'));
    };
    play(viewer);
    await until('it plays', () => player.currentTime > 0.2, 20_000);
    await Promise.all([swarm.stopSeeder(), swarm.stopTracker()]);
    setOnline(false);
    player.currentTime = 60;
    await diagnosed(viewer, 'offline');
    await period(8_000);
    await swarm.startTracker();
    setOnline(true);
    await swarm.startSeeder();
    await until('it plays on', () => player.currentTime > 60.2, 10_000);
    await until('nothing is wrong', () => player.torrent!.diagnosis === null, 3_000);
  });

  it('says that no tracker can be reached, and that it is over', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: null });
    await swarm.stopTracker();
    const viewer = await open();
    play(viewer);
    await diagnosed(viewer, 'tracker-unreachable');
    const { message, hint } = viewer.player.torrent!.diagnosis!;
    expect(message).to.match(/^[A-Z].*\.$/);
    expect(hint).to.contain('wss:');
    expect(viewer.player.torrent!.phase, 'it goes on trying').to.equal('connecting');
    const over = once(viewer.player, 'torrentdiagnosis', isNull, 30_000);
    await swarm.startTracker();
    await swarm.startSeeder();
    await over;
    await until('it plays', () => viewer.player.currentTime > 0.1);
  });

  it('says that nobody is there, also to the viewer', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: null });
    const viewer = await open();
    play(viewer);
    const diagnosis = await diagnosed(viewer, 'nobody-there');
    const shadow = viewer.player.shadowRoot!;
    const indicator = shadow.querySelector('torrent-player-buffering-indicator')!;
    const hint = () => indicator.shadowRoot!.querySelector('[part=buffering-hint]')?.textContent;
    await until('the viewer reads it', () => hint() === diagnosis.message);
  });

  it('says that there is no tracker at all', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: null });
    const viewer = await open({ magnet: `magnet:?xt=urn:btih:${swarm.infoHash}` });
    play(viewer);
    const diagnosis = await diagnosed(viewer, 'nobody-there');
    expect(diagnosis.hint).to.contain('trackers');
  });

  it("says that the page's policy is in the way", async () => {
    swarm = await Swarm.start({ files: [FILM] });
    const viewer = await open();
    const policy = viewer.window.document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "connect-src 'self'";
    viewer.window.document.head.append(policy);
    play(viewer);
    const diagnosis = await diagnosed(viewer, 'blocked-by-policy');
    expect(diagnosis.hint).to.contain('connect-src');
  });

  it('says which part of the film nobody has', async () => {
    const have = Array.from({ length: 12 }, (_, piece) => piece);
    swarm = await Swarm.start({ files: [FILM], seeder: { have } });
    const viewer = await open();
    play(viewer);
    await diagnosed(viewer, 'piece-unavailable', 25_000);
    await swarm.startPeer('whole');
    await once(viewer.player, 'torrentdiagnosis', isNull, 20_000);
  });

  it('says that it comes too slowly, and how slowly', async () => {
    const seeder = { uploadBytesPerSecond: 30_000 };
    swarm = await Swarm.start({ files: [FILM], pieceLengthBytes: 16 * 1024, seeder });
    const viewer = await open();
    play(viewer);
    const found = await diagnosed(viewer, 'too-slow', 45_000);
    const { neededBytesPerSecond = 0, actualBytesPerSecond = 0 } = found;
    expect(neededBytesPerSecond).to.be.within(40_000, 100_000);
    expect(actualBytesPerSecond).to.be.within(1, neededBytesPerSecond);
  });

  it('says that a web seed sends no CORS header', async () => {
    swarm = await Swarm.start({ files: [FILM], webSeed: { cors: false }, seeder: null });
    await swarm.stopTracker();
    const viewer = await open();
    viewer.player.srcObject = new viewer.window.Blob([swarm.torrentBytes]);
    play(viewer);
    const found = await diagnosed(viewer, 'web-seed-refused', 40_000);
    expect(found).to.include({ reason: 'cors' });
  });

  it('says that the memory budget is too small', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: { have: [] } });
    const viewer = await open({ 'memory-budget': '200000' });
    play(viewer);
    const found = await diagnosed(viewer, 'budget-too-small');
    expect(found.hint).to.contain('200000').and.contain('262144');
  });

  it('takes its diagnosis back with the source', async () => {
    swarm = await Swarm.start({ files: [FILM], seeder: null });
    const viewer = await open();
    play(viewer);
    await diagnosed(viewer, 'nobody-there');
    const over = once(viewer.player, 'torrentdiagnosis', isNull);
    viewer.player.leave();
    await over;
    expect(viewer.player.torrent!.diagnosis).to.be.null;
  });
});

function codeOf(event: Event): string | null {
  return (event as CustomEvent<Diagnosis | null>).detail?.code ?? null;
}

function isNull(event: Event): boolean {
  return codeOf(event) === null;
}
