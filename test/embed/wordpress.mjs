import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { env } from 'node:process';
import { fileURLToPath } from 'node:url';

const FOLDER = join(tmpdir(), 'torrent-player-wordpress');
const INSTALLED = join(FOLDER, 'usr/share/wordpress');
const SCRIPT = fileURLToPath(new URL('wordpress.php', import.meta.url));

/**
 * WordPress of Debian's package, unpacked and not installed, and PHP to run it:
 * fetched when they are not there, which takes Debian or Ubuntu, and root.
 */
export function ensureWordPress() {
  const apt = (...args) =>
    execFileSync('apt-get', args, {
      cwd: FOLDER,
      stdio: 'ignore',
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  mkdirSync(FOLDER, { recursive: true });
  if (!hasPhp()) apt('install', '-y', '--no-install-recommends', 'php-cli');
  if (existsSync(INSTALLED)) return;
  apt('download', 'wordpress');
  const [archive] = readdirSync(FOLDER).filter((name) => name.endsWith('.deb'));
  execFileSync('dpkg-deb', ['-x', archive, '.'], { cwd: FOLDER });
}

function hasPhp() {
  try {
    execFileSync('php', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

const filtered = (html, ...which) =>
  execFileSync('php', [SCRIPT, INSTALLED, ...which], { input: html, encoding: 'utf8' });

/** What becomes of a post's HTML that an author writes, by `wp_kses_post`. */
export const ksesPost = (html) => filtered(html);

/** What becomes of the HTML of an oEmbed answer that was discovered. */
export const oEmbedHtml = (html) => filtered(html, 'oembed');
