import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { argv, env, exit, getuid, platform } from 'node:process';
import { pathToFileURL } from 'node:url';

const HOME = env['HOME'] ?? '';
const WINDOWS_ROOTS = [env['ProgramFiles'], env['ProgramFiles(x86)'], env['LOCALAPPDATA']];

/**
 * The browsers that the tests run in, and where each usually lives. Its Debian
 * packages are lists of which the first that installs will do. What is marked
 * as on demand is needed by a test that says so, and not by `npm test`.
 */
export const BROWSERS = [
  {
    name: 'chromium',
    variable: 'CHROME_PATH',
    commands: ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome', 'chrome'],
    places: {
      darwin: [
        '/Applications/Chromium.app/Contents/MacOS/Chromium',
        '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
        `${HOME}/Applications/Google Chrome.app/Contents/MacOS/Google Chrome`,
      ],
      win32: inWindows('Google/Chrome/Application/chrome.exe', 'Chromium/Application/chrome.exe'),
    },
    debianPackages: [['chromium']],
  },
  {
    name: 'firefox',
    variable: 'FIREFOX_PATH',
    commands: ['firefox-esr', 'firefox'],
    places: {
      darwin: [
        '/Applications/Firefox.app/Contents/MacOS/firefox',
        `${HOME}/Applications/Firefox.app/Contents/MacOS/firefox`,
      ],
      win32: inWindows('Mozilla Firefox/firefox.exe'),
    },
    // Debian has firefox-esr, Ubuntu firefox.
    debianPackages: [['firefox-esr'], ['firefox']],
  },
  {
    // WebKitGTK is driven by its WebDriver, on a display of Xvfb, and plays by GStreamer.
    name: 'webkit',
    onDemand: true,
    variable: 'WEBKIT_DRIVER_PATH',
    commands: ['WebKitWebDriver'],
    places: {},
    debianPackages: [
      [
        'webkit2gtk-driver',
        'xvfb',
        'gstreamer1.0-libav',
        'gstreamer1.0-plugins-good',
        'gstreamer1.0-plugins-bad',
      ],
    ],
  },
];

const NEEDED = BROWSERS.filter(({ onDemand }) => !onDemand).map(({ name }) => name);

/**
 * The executable of a browser, or null when it is not installed. The
 * environment variable (`CHROME_PATH`, `FIREFOX_PATH`, `WEBKIT_DRIVER_PATH`)
 * wins over `PATH`, and `PATH` over the usual places of the platform. Of WebKit
 * it is the WebDriver.
 *
 * @param {'chromium' | 'firefox' | 'webkit'} name
 * @returns {string | null}
 * @throws Error when the name is unknown, or the variable names no executable.
 */
export function findBrowser(name) {
  const browser = BROWSERS.find((candidate) => candidate.name === name);
  if (!browser) throw new Error(`unknown browser "${name}"`);
  const chosen = env[browser.variable];
  if (chosen) {
    if (isExecutable(chosen)) return chosen;
    throw new Error(`${browser.variable}="${chosen}" is not an executable file`);
  }
  const candidates = [...onPath(browser.commands), ...(browser.places[platform] ?? [])];
  return candidates.find(isExecutable) ?? null;
}

/**
 * Finds browsers, installing what is missing where that is possible without
 * asking: on Debian and Ubuntu, as root.
 *
 * @param {readonly string[]} [names] default: those that `npm test` needs
 * @returns {string[]} the names of those still missing.
 */
export function ensureBrowsers(names = NEEDED) {
  const missing = BROWSERS.filter(({ name }) => names.includes(name) && findBrowser(name) === null);
  if (missing.length > 0 && canInstall()) installOnDebian(missing);
  return missing.filter(({ name }) => findBrowser(name) === null).map(({ name }) => name);
}

function inWindows(...relativePaths) {
  return WINDOWS_ROOTS.flatMap((root) =>
    root ? relativePaths.map((path) => join(root, path)) : [],
  );
}

function onPath(commands) {
  const suffix = platform === 'win32' ? '.exe' : '';
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return commands.flatMap((command) => folders.map((folder) => join(folder, command + suffix)));
}

function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

function canInstall() {
  return (
    platform === 'linux' &&
    getuid?.() === 0 &&
    isDebianLike() &&
    onPath(['apt-get']).some(isExecutable)
  );
}

function isDebianLike() {
  const file = '/etc/os-release';
  return existsSync(file) && /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync(file, 'utf8'));
}

function installOnDebian(missing) {
  const run = (...args) =>
    execFileSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  tryTo(() => run('update'));
  for (const { debianPackages } of missing) {
    debianPackages.some((names) =>
      tryTo(() => run('install', '-y', '--no-install-recommends', ...names)),
    );
  }
}

function tryTo(action) {
  try {
    action();
    return true;
  } catch (error) {
    console.error(error.message);
    return false;
  }
}

function main() {
  const missing = ensureBrowsers();
  for (const { name, variable } of BROWSERS.filter((browser) => NEEDED.includes(browser.name))) {
    if (!missing.includes(name)) console.log(`${name}: ${findBrowser(name)}`);
    else console.error(`${name}: not found. Install it, or set ${variable} to its executable.`);
  }
  if (missing.length > 0) exit(1);
}

if (argv[1] && import.meta.url === pathToFileURL(argv[1]).href) main();
