import { fileURLToPath } from 'node:url';
import { esbuildPlugin } from '@web/dev-server-esbuild';
import { build as bundle } from 'esbuild';
import { puppeteerLauncher } from '@web/test-runner-puppeteer';
import * as puppeteer from 'puppeteer-core';
import { findBrowser } from './test/support/browsers.mjs';
import { flakyFiles } from './test/support/flaky-files.mjs';
import { swarmPlugin } from './test/support/swarm-plugin.mjs';

/**
 * The engine is bundled from WebTorrent's source with shims (rollup.config.mjs),
 * so a bare import of it in a test gets that same prebuilt file.
 */
const vendoredEngine = {
  name: 'vendored-webtorrent',
  resolveImport({ source }) {
    return source === 'webtorrent' ? '/build/webtorrent.js' : undefined;
  },
};

/** chardet is CommonJS: an ES module is made of it, as the build does. */
const CHARDET = '/virtual/chardet.js';
const esmChardet = {
  name: 'esm-chardet',
  resolveImport: ({ source }) => (source === 'chardet' ? CHARDET : undefined),
  async serve({ path }) {
    if (path !== CHARDET) return undefined;
    const { outputFiles } = await bundle({
      stdin: { contents: "export { analyse } from 'chardet';", resolveDir: import.meta.dirname },
      bundle: true,
      format: 'esm',
      platform: 'browser',
      write: false,
    });
    return { body: outputFiles[0].text, type: 'js' };
  },
};

/** Node's parts of mediabunny and its decoders, which `browser` fields leave out of bundles. */
const NODE_PARTS = ['node:fs/promises', 'worker_threads'];
const NO_NODE = '/virtual/no-node.js';
const withoutNode = {
  name: 'without-node',
  resolveImport: ({ source }) => (NODE_PARTS.includes(source) ? NO_NODE : undefined),
  serve: ({ path }) =>
    path === NO_NODE ? { body: 'export default undefined;', type: 'js' } : undefined,
};

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
];

const FIREFOX_PREFS = {
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

const chromium = puppeteerLauncher({
  puppeteer,
  launchOptions: {
    executablePath: findBrowser('chromium'),
    headless: true,
    args: CHROMIUM_ARGS,
  },
});

const firefox = puppeteerLauncher({
  puppeteer,
  launchOptions: {
    browser: 'firefox',
    executablePath: findBrowser('firefox'),
    headless: true,
    extraPrefsFirefox: FIREFOX_PREFS,
  },
});

const only = process.env.BROWSER;
const flaky = flakyFiles(['/src/player/player-interface.ts', '/test/support/lazy-part.ts']);

export default {
  // Faults of swarms and servers, and costs: minutes of real processes, run on demand.
  files: process.env.FAULTS ? 'test/**/*.faults.ts' : 'test/**/*.test.ts',
  nodeResolve: { exportConditions: ['browser', 'production'] },
  hostname: '127.0.0.1',
  // One at a time: tests of what must happen within a second need the machine for themselves.
  concurrentBrowsers: 1,
  concurrency: 1,
  browsers: [...(only === 'firefox' ? [] : [chromium]), ...(only === 'chromium' ? [] : [firefox])],
  middleware: [flaky.middleware],
  plugins: [
    vendoredEngine,
    withoutNode,
    esmChardet,
    esbuildPlugin({
      ts: true,
      target: 'es2022',
      tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url)),
    }),
    swarmPlugin(),
    flaky.plugin,
  ],
  testsFinishTimeout: 300_000,
  // Waits have bounds of their own, which say what did not come.
  testFramework: { config: { timeout: 60_000 } },
};
