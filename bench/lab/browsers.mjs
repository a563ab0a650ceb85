import { launch } from 'puppeteer-core';
import { findBrowser } from '../../test/support/browsers.mjs';

const CHROMIUM_ARGS = [
  '--no-sandbox',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
  '--no-first-run',
  '--autoplay-policy=no-user-gesture-required',
  // The relay must see addresses, and every peer is on this machine.
  '--disable-features=WebRtcHideLocalIpsWithMdns',
  '--allow-loopback-in-peer-connection',
  // Several viewers at once, none of which looks at a window in the background.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
  '--disable-background-timer-throttling',
];

const FIREFOX_PREFS = {
  'media.autoplay.default': 0,
  'media.autoplay.blocking_policy': 0,
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  'media.peerconnection.ice.loopback': true,
  'app.update.enabled': false,
  'datareporting.policy.dataSubmissionEnabled': false,
  'browser.safebrowsing.malware.enabled': false,
  'network.captive-portal-service.enabled': false,
  'network.connectivity-service.enabled': false,
};

/**
 * @param {'chromium' | 'firefox'} name
 * @returns {Promise<import('puppeteer-core').Browser>}
 * @throws Error when it is not installed.
 */
export async function launchBrowser(name) {
  const executablePath = findBrowser(name);
  if (executablePath === null) throw new Error(`${name} is not installed`);
  const shared = {
    executablePath,
    headless: true,
    defaultViewport: null,
    handleSIGINT: false,
    handleSIGTERM: false,
  };
  if (name === 'firefox') {
    return launch({ ...shared, browser: 'firefox', extraPrefsFirefox: FIREFOX_PREFS });
  }
  // By a pipe, it ends with this process. A copy, because puppeteer takes flags out of it. Without
  // the network's events: for them Chromium keeps every response's body, in the page's own process.
  return launch({ ...shared, networkEnabled: false, pipe: true, args: [...CHROMIUM_ARGS] });
}
