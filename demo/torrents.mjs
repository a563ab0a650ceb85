import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { fileOf, nameOf, TRACKS } from './album/tracks.mjs';
import { makeEpisodes } from './series/episodes.mjs';

const FILMS = [
  { id: 'mp4', label: 'MP4', file: 'torrent-player.mp4' },
  { id: 'mkv', label: 'MKV', file: 'torrent-player.mkv' },
];

const path = (relative) => fileURLToPath(new URL(relative, import.meta.url));

/**
 * What the demo seeds: the film in two containers, a series cut from it, and
 * an album.
 *
 * @typedef {object} DemoTorrent
 * @property {string} id unique; a word
 * @property {string} [label] of a film, for choosing between them
 * @property {string} [name] of the torrent; default that of its only file
 * @property {import('./swarm/content.mjs').ContentSpec[]} files
 * @property {number} lengthBytes of a film, else 0
 *
 * @returns {Promise<DemoTorrent[]>}
 * @throws Error when the film was not made yet.
 */
export async function demoTorrents() {
  return [...(await Promise.all(FILMS.map(filmOf))), await series(), album()];
}

async function filmOf({ id, label, file }) {
  const film = path(`film/${file}`);
  if (!existsSync(film)) throw new Error('The film is missing: node demo/film/make-film.mjs');
  return { id, label, files: [{ path: film }], lengthBytes: (await stat(film)).size };
}

async function series() {
  const episodes = await makeEpisodes(path('film/torrent-player.mp4'));
  const poster = { path: path('film/poster.jpg'), name: 'Artwork/poster.jpg' };
  return { id: 'series', name: 'The Swarm', files: [...episodes, poster], lengthBytes: 0 };
}

function album() {
  const tracks = TRACKS.map((track, index) => ({
    path: path(`album/${fileOf(track, index)}`),
    name: nameOf(track, index),
  }));
  const files = [...tracks, { path: path('album/cover.jpg') }];
  return { id: 'album', name: 'The Swarm - Pieces', files, lengthBytes: 0 };
}
