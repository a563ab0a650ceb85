import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startWebServer } from '../../demo/swarm/web-server.mjs';
import { LocalSwarm } from '../support/swarm-local.mjs';

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const FILM = here('../../demo/film/torrent-player.mp4');
const SOUND = here('../fixtures/tone.flac');
export const DIST = here('../../dist');

/**
 * A swarm with a film, and two origins: of the pages, which sends no CORS
 * headers, as a plain static server, and of a CDN, which lets everybody read.
 *
 * @param {object} [options]
 * @param {Record<string, string>} [options.folders] what both serve besides `/dist/`
 * @param {boolean} [options.sound] whether there is a sound as well, in a rarer container
 */
export async function startSite({ folders = {}, sound = false } = {}) {
  const swarm = await LocalSwarm.start({ files: [{ path: FILM }] });
  const soundSwarm = sound ? await LocalSwarm.start({ files: [{ path: SOUND }] }) : null;
  const pages = {};
  const reports = [];
  const served = { '/dist/': DIST, ...folders };
  const torrentOf = (shared) => () => ({
    type: 'application/x-bittorrent',
    body: Buffer.from(shared?.published.torrentBase64 ?? '', 'base64'),
  });
  const film = () => ({ type: 'video/mp4', body: readFileSync(FILM), ranges: true });
  const cdnPages = {
    '/film.torrent': torrentOf(swarm),
    '/sound.torrent': torrentOf(soundSwarm),
    '/film.mp4': film,
  };
  const cdn = await startWebServer({
    folders: { '/': here('.'), '/films/': dirname(FILM), '/sounds/': dirname(SOUND), ...served },
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

  const attributesOf = (shared, name, file) => ({
    tracker: shared.published.trackerUrl,
    peers: { magnet: shared.published.magnet, 'ice-servers': '[]', muted: '' },
    webSeed: { src: `${cdn.url}/${name}.torrent`, 'web-seeds': cdn.url + file, muted: '' },
  });

  return {
    hostUrl: host.url,
    cdnUrl: cdn.url,
    /** Attributes that play from peers, or, for browsers without WebRTC, from the web seed; the tracker. */
    attributes: attributesOf(swarm, 'film', '/films/torrent-player.mp4'),
    /** The same of the sound. */
    soundAttributes: soundSwarm && attributesOf(soundSwarm, 'sound', '/sounds/tone.flac'),
    /** Reports of Content-Security-Policy violations, of pages and their workers, since asked last. */
    takeReports: () => reports.splice(0).map(describeReport),
    /** Publishes a page; returns its URL. */
    addPage: (html, headers) => host.url + add(pages, html, headers),
    /** The same on the other origin. */
    addCdnPage: (html, headers) => cdn.url + add(cdnPages, html, headers),
    async stop() {
      await Promise.all([cdn.stop(), host.stop(), swarm.stop(), soundSwarm?.stop()]);
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
