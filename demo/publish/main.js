import { seedContent } from '../../dist/torrent-player.js';
import { contentOf } from './chosen-files.js';
import { copies } from './copy-button.js';
import { listenForFiles } from './drop-zone.js';
import { fillOptions, readOptions } from './options-form.js';
import { makeFilm } from './publish-film.js';
import { describeProgress } from './publish-text.js';
import { showSharedFilm } from './shared-film.js';

const element = (id) => document.getElementById(id);
const form = element('options-form');
const filled = fillOptions(form);

/** Of what is made or shared now. */
let lifetime = new AbortController();

async function publish(files) {
  lifetime.abort();
  lifetime = new AbortController();
  const { signal } = lifetime;
  try {
    if (files.length === 0) throw new Error('There is nothing in it to publish.');
    await filled;
    const film = await make(files, signal);
    const { iceServers } = film.options;
    const seeding = await seedContent(film.torrent, film.content, {
      signal,
      ...(iceServers && { iceServers }),
    });
    seeding.onFailure((error) => fail(error));
    showSharedFilm({ ...film, seeding }, signal);
    element('drop').classList.add('small');
    element('film-name').focus();
    warnOfLeaving(seeding, signal);
  } catch (error) {
    if (!signal.aborted) fail(error);
  } finally {
    if (!signal.aborted) element('making').hidden = true;
  }
}

async function make(files, signal) {
  const options = readOptions(form);
  const content = contentOf(files, options.name);
  const { totalBytes } = content;
  const show = (hashedBytes) => {
    element('progress').value = hashedBytes / totalBytes;
    element('progress-text').textContent = describeProgress(hashedBytes, totalBytes);
  };
  show(0);
  element('failure').hidden = true;
  element('making').hidden = false;
  return { ...(await makeFilm(content, options, show, signal)), options, totalBytes };
}

function fail(error) {
  lifetime.abort();
  element('making').hidden = true;
  element('failure-text').textContent = error.message;
  element('failure').hidden = false;
}

function stop() {
  lifetime.abort();
  element('making').hidden = true;
  element('drop').classList.remove('small');
  element('choose-files').focus();
}

/** Whoever watches now loses the seeder. */
function warnOfLeaving(seeding, signal) {
  const warn = (event) => {
    if (seeding.status.peers > 0) event.preventDefault();
  };
  addEventListener('beforeunload', warn, { signal });
}

listenForFiles(
  {
    zone: element('drop'),
    choosers: [
      { button: element('choose-files'), input: element('files') },
      { button: element('choose-folder'), input: element('folder') },
    ],
  },
  publish,
);
form.addEventListener('submit', (event) => event.preventDefault());
element('cancel').addEventListener('click', stop);
element('stop').addEventListener('click', stop);
for (const button of document.querySelectorAll('[data-copies]')) {
  copies(button, element(button.dataset.copies));
}
