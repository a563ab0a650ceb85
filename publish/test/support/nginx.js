import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { until } from './until.js';

/** Debian's nginx, installed where that is possible without asking. */
function findNginx() {
  const places = ['/usr/sbin/nginx', '/usr/local/sbin/nginx', '/opt/homebrew/bin/nginx'];
  const find = () =>
    places.find((place) => {
      try {
        execFileSync(place, ['-v'], { stdio: 'ignore' });
        return true;
      } catch {
        return false;
      }
    });
  if (!find() && process.getuid?.() === 0) {
    execFileSync('apt-get', ['install', '-y', '--no-install-recommends', 'nginx-light'], {
      stdio: 'ignore',
      // It is started by the tests alone.
      env: { ...process.env, RUNLEVEL: '1' },
    });
  }
  const found = find();
  if (!found) throw new Error('install nginx to run these tests');
  return found;
}

export async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/**
 * Runs nginx on loopback with a configuration as it is documented, but for
 * address and certificates.
 *
 * @param {string} folder for its files
 * @param {string} config what goes into `conf.d`
 */
export async function startNginx(folder, config) {
  const port = await freePort();
  await mkdir(join(folder, 'nginx'), { recursive: true });
  const file = join(folder, 'nginx', 'nginx.conf');
  const local = config
    .replace(/listen 443 ssl http2;/, `listen 127.0.0.1:${port};`)
    .replaceAll(/^ *ssl_certificate.*$/gm, '');
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    (kind) => `${kind}_temp_path ${join(folder, 'nginx', kind)};`,
  );
  await writeFile(
    file,
    `daemon off; master_process off; pid ${join(folder, 'nginx', 'pid')}; error_log stderr;
     events {} http { access_log off; ${temporary.join(' ')} ${local} }`,
  );
  const nginx = spawn(findNginx(), ['-c', file, '-p', join(folder, 'nginx')], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  let errors = '';
  nginx.stderr.on('data', (text) => (errors += text));
  const url = `http://127.0.0.1:${port}`;
  await until('nginx answers', async () => {
    if (nginx.exitCode !== null) throw new Error(errors);
    return fetch(url).then(
      () => true,
      () => false,
    );
  });
  return {
    url,
    port,
    async stop() {
      const exited = once(nginx, 'exit');
      nginx.kill('SIGTERM');
      await exited;
    },
  };
}
