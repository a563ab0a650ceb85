import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWebServer } from '../../demo/swarm/web-server.mjs';
import { LocalSwarm } from '../support/swarm-local.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILM = here('../../demo/film/torrent-player.mp4');
export const DIST = here('../../dist');

/**
 * A swarm with a film, and two origins: of the pages, which sends no CORS
 * headers, as a plain static server, and of a CDN, which lets everybody read.
 *
 * @param {object} [options]
 * @param {Record<string, string>} [options.folders] what both serve besides `/dist/`
 */
export async function startSite({ folders = {} } = {}) {
  const swarm = await LocalSwarm.start({ files: [{ path: FILM }] });
  const { magnet, trackerUrl, torrentBase64 } = swarm.published;
  const pages = {};
  const reports = [];
  const served = { '/dist/': DIST, ...folders };
  const torrent = () => ({
    type: 'application/x-bittorrent',
    body: Buffer.from(torrentBase64, 'base64'),
  });
  const film = () => ({ type: 'video/mp4', body: readFileSync(FILM), ranges: true });
  const cdnPages = { '/film.torrent': torrent, '/film.mp4': film };
  const cdn = await startWebServer({
    folders: { '/': here('.'), '/films/': dirname(FILM), ...served },
    answers: cdnPages,
    cors: true,
  });
  const host = await startWebServer({
    folders: { '/': here('.'), ...served },
    answers: pages,
    onPost: (path, body) => reports.push(body),
  });
  let lastPage = 0;
  const add = (site, html, headers = {}) => {
    const path = `/page-${(lastPage += 1)}.html`;
    site[path] = () => ({ type: 'text/html; charset=utf-8', body: html, headers });
    return path;
  };

  return {
    hostUrl: host.url,
    cdnUrl: cdn.url,
    trackerUrl,
    /** Attributes that play from peers, or, for browsers without WebRTC, from the web seed. */
    attributes: {
      peers: { magnet, 'ice-servers': '[]', muted: '' },
      webSeed: {
        src: `${cdn.url}/film.torrent`,
        'web-seeds': `${cdn.url}/films/torrent-player.mp4`,
        muted: '',
      },
    },
    /** Reports of Content-Security-Policy violations, of pages and their workers, since asked last. */
    takeReports: () => reports.splice(0).map(describeReport),
    /** Publishes a page; returns its URL. */
    addPage: (html, headers) => host.url + add(pages, html, headers),
    /** The same on the other origin. */
    addCdnPage: (html, headers) => cdn.url + add(cdnPages, html, headers),
    async stop() {
      await Promise.all([cdn.stop(), host.stop(), swarm.stop()]);
    },
  };
}

function describeReport(body) {
  const report = JSON.parse(body)['csp-report'];
  const directive = report['effective-directive'] ?? report['violated-directive'];
  return `${directive} ${report['blocked-uri']}`;
}

/** The hash of a file in `dist`, as published. */
export const integrityOf = (name) =>
  JSON.parse(readFileSync(`${DIST}/integrity.json`, 'utf8'))[name];
