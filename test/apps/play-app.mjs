const PATIENCE_MS = 30_000;

/**
 * Opens an app and plays its player.
 *
 * @param {import('puppeteer-core').Browser} browser
 * @param {string} url
 * @returns {Promise<{startSeconds: number, bytesFromPeers: number}>} from `play()` to the first
 *   frames
 * @throws Error that says what is wrong. Whatever the console shows as an error or a warning is: of
 *   a hydration that does not fit, for one.
 */
export async function playApp(browser, url) {
  const page = await browser.newPage();
  const faults = [];
  page.on('pageerror', (error) => faults.push(error.message));
  page.on('console', (message) => {
    // An empty app of Next.js has no icon, which the browser asks for.
    if (/\/favicon\.ico$/.test(message.location().url ?? '')) return;
    if (['error', 'warn'].includes(message.type())) faults.push(message.text());
  });
  try {
    await page.goto(url);
    const seen = await page.evaluate(play, PATIENCE_MS);
    if (seen.failure) faults.push(seen.failure);
    else if (seen.bytesFromPeers === 0) faults.push('nothing came from peers');
    if (faults.length > 0) throw new Error(faults.join('\n'));
    return seen;
  } finally {
    await page.close();
  }
}

/** Runs in the page. */
async function play(patienceMs) {
  const deadlineMs = performance.now() + patienceMs;
  const until = async (what, test) => {
    while (!test()) {
      if (performance.now() > deadlineMs) throw new Error(`never: ${what}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  };
  const find = () => document.querySelector('torrent-player:defined');
  try {
    await until('a player', find);
    const player = find();
    const askedMs = performance.now();
    await player.play();
    await until('it plays', () => player.currentTime > 0.3);
    const startSeconds = (performance.now() - askedMs) / 1_000 - player.currentTime;
    // The statistics, which every app shows, come once a second.
    const shows = () => / peers/.test(document.title) || / peers/.test(document.body.textContent);
    const counts = () => !/\b0 peers/.test(document.body.textContent + document.title);
    if (shows()) await until('the number of peers is shown', counts);
    return { failure: null, startSeconds, bytesFromPeers: player.torrent.bytesFromPeers };
  } catch ({ message }) {
    return { failure: message };
  }
}
