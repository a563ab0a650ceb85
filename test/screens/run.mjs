/**
 * Takes pictures of the interface in every phase, at four widths, for looking at:
 *
 *     npm run screenshots -- [--browser chromium,firefox,webkit] [--only text,text]
 *       [--variant dark,light,rtl,forced-colours] [--out build/screens]
 *
 * One picture per browser, variant and phase.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { startDevServer } from '@web/dev-server';
import testConfig from '../../web-test-runner.config.mjs';
import { ensureBrowsers } from '../support/browsers.mjs';
import { openPage } from './open-page.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LTR = { dir: 'ltr', lang: 'en' };

/** What a page may be like. Forced colours are emulated in Chromium only. */
const VARIANTS = {
  dark: { ...LTR, scheme: 'dark' },
  light: { ...LTR, scheme: 'light' },
  rtl: { dir: 'rtl', lang: 'ar', scheme: 'dark' },
  'forced-colours': { ...LTR, scheme: 'dark' },
};

const { values: options } = parseArgs({
  options: {
    browser: { type: 'string', default: 'chromium,firefox,webkit' },
    variant: { type: 'string', default: Object.keys(VARIANTS).join() },
    only: { type: 'string', default: '' },
    out: { type: 'string', default: join(ROOT, 'build', 'screens') },
  },
});
const browsers = options.browser.split(',');

async function main() {
  const missing = ensureBrowsers(browsers);
  if (missing.length > 0) throw new Error(`not installed: ${missing.join(', ')}`);
  const server = await startServer();
  try {
    for (const browser of browsers) await photograph(browser, server);
  } finally {
    await server.stop();
  }
  console.log(`The pictures are in ${options.out}`);
}

/** The sources as the tests see them. */
function startServer() {
  const { nodeResolve, plugins } = testConfig;
  return startDevServer({
    config: {
      hostname: '127.0.0.1',
      rootDir: ROOT,
      nodeResolve,
      // But for those that only the runner of tests has a use for.
      plugins: plugins.filter(({ executeCommand }) => !executeCommand),
    },
    readCliArgs: false,
    readFileConfig: false,
    logStartMessage: false,
  });
}

async function photograph(browserName, server) {
  const { port } = server.config;
  const page = await openPage(browserName, `http://127.0.0.1:${port}/test/screens/page.html`);
  try {
    const parts = options.only.split(',');
    const phases = (await page.phaseNames()).filter((name) =>
      parts.some((part) => name.includes(part)),
    );
    for (const variant of options.variant.split(',')) {
      const isForced = variant === 'forced-colours';
      if (isForced && browserName !== 'chromium') continue;
      if (browserName === 'chromium') await page.forceColours(isForced);
      for (const phase of phases) await photographPhase(page, browserName, variant, phase);
    }
  } finally {
    await page.close();
  }
}

async function photographPhase(page, browserName, variant, phase) {
  const scene = VARIANTS[variant];
  if (!scene) throw new Error(`no variant "${variant}"`);
  await page.show({ ...scene, phase });
  const folder = join(options.out, browserName, variant);
  await mkdir(folder, { recursive: true });
  const fileName = `${phase.replaceAll(/[^a-z0-9-]+/g, '-')}.png`;
  await writeFile(join(folder, fileName), await page.screenshot());
  console.log(`${browserName}, ${variant}: ${phase}`);
}

main().catch((error) => {
  console.error(error.message);
  exit(1);
});
