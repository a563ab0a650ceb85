import { readFrame } from './frame-code.mjs';

/** What a viewer would not wait for any longer; nothing here is slow but the machine. */
const PATIENCE_MS = 20_000;

/** A picture may be shown a little after the event that announces it. */
const PICTURE_PATIENCE_MS = 5_000;

const uncaught = [];
addEventListener('error', ({ message }) => uncaught.push(message));
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));

/**
 * Plays one file through: the first picture, some playing, a seek, and the end.
 *
 * @param {object} options
 * @param {'torrent-video' | 'video'} options.tag
 * @param {Record<string, string>} options.attributes of the element
 * @param {number | null} options.firstFrame the number to wait for at the start
 * @param {number} options.seekSeconds where to
 * @param {number | null} options.seekFrame the number to wait for there
 * @param {number} options.frameTolerance how far off is near enough
 * @param {number} options.durationSeconds
 * @returns {Promise<object>} what was seen; `stage` is where it ended, `done`
 *   when all went through.
 */
window.playThrough = async (options) => {
  const seen = { stage: 'the first picture', uncaught };
  const element = document.createElement(options.tag);
  try {
    await watch(element, options, seen);
  } catch (failure) {
    if (!(failure instanceof Failure)) throw failure;
    Object.assign(seen, failure.facts);
  }
  element.remove();
  return seen;
};

/** Nobody waits this long for nothing while all the bytes are there. */
const HANG_MS = 5_000;

/** A damaged file is given up after so much: it plays, then. */
const LONG_ENOUGH_MS = 15_000;

/** Films are short; this makes them shorter. */
const HASTE = 4;

/**
 * Plays a damaged file, then a good one on the same element.
 *
 * @param {object} options
 * @param {Record<string, string>} options.damaged attributes of the element
 * @param {Record<string, string>} options.good
 * @returns {Promise<{end: string, faults: string[]}>} how the damaged file
 *   ended (`ended`, `playing`, `hangs`, or an error's code), and what is wrong.
 */
window.playDamaged = async ({ damaged, good }) => {
  const element = document.createElement('torrent-video');
  element.muted = true;
  for (const [name, value] of Object.entries(damaged)) element.setAttribute(name, value);
  document.body.append(element);
  const play = () => void element.play().catch(() => {});
  play();
  const end = await endOf(element);
  const faults = end === 'hangs' ? [`hangs: ${JSON.stringify(stateOf(element))}`] : [];
  for (const [name, value] of Object.entries(good)) element.setAttribute(name, value);
  element.playbackRate = 1;
  await Promise.resolve();
  play();
  try {
    const isPlaying = () => element.currentTime > 0.2 && element.torrent?.phase === 'ready';
    await until(element, 'timeupdate', isPlaying);
  } catch (failure) {
    faults.push(`plays nothing afterwards: ${failure.message}`);
  }
  element.remove();
  return { end, faults: [...faults, ...uncaught.map((text) => `uncaught: ${text}`)] };
};

/** How playing ends: by an event, by lasting long enough, or by nothing changing any more. */
function endOf(element) {
  return new Promise((resolve) => {
    const over = new AbortController();
    const startMs = performance.now();
    let former = '';
    let changedMs = startMs;
    const finish = (end) => {
      clearInterval(timer);
      over.abort();
      resolve(end);
    };
    const timer = setInterval(() => {
      const state = JSON.stringify(stateOf(element));
      const nowMs = performance.now();
      if (state !== former) changedMs = nowMs;
      former = state;
      if (nowMs - changedMs > HANG_MS) finish('hangs');
      else if (nowMs - startMs > LONG_ENOUGH_MS) finish('playing');
    }, 100);
    const { signal } = over;
    element.addEventListener('ended', () => finish('ended'), { signal });
    element.addEventListener('torrenterror', ({ detail }) => finish(detail.code), { signal });
    element.addEventListener('playing', () => (element.playbackRate = HASTE), { signal });
  });
}

async function watch(element, options, seen) {
  const { attributes, firstFrame, seekFrame, frameTolerance } = options;
  const { seekSeconds, durationSeconds } = options;
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.muted = true;
  element.preload = 'metadata';
  document.body.append(element);
  const video = element.media ?? element;

  await until(element, 'loadeddata', () => video.readyState >= HTMLMediaElement.HAVE_CURRENT_DATA);
  seen.firstFrame = await pictureNear(video, firstFrame, frameTolerance);
  seen.size = video.videoWidth > 0 ? { width: video.videoWidth, height: video.videoHeight } : null;
  seen.durationSeconds = element.duration;

  seen.stage = 'playing from the start';
  const startTime = element.currentTime;
  element.play().catch(() => {});
  const played = Math.min(0.5, durationSeconds / 2);
  await until(
    element,
    'timeupdate',
    () => element.currentTime - startTime >= played || element.ended,
  );
  element.pause();

  seen.stage = 'seeking to 70 %';
  await seek(element, seekSeconds);
  seen.seekFrame = await pictureNear(video, seekFrame, frameTolerance);

  seen.stage = 'seeking to the end';
  await seek(element, Math.max(0, durationSeconds - 0.6));
  seen.stage = 'playing to the end';
  // A seek into the last picture may be the end; playing on would begin anew.
  if (!element.ended) element.play().catch(() => {});
  await until(element, 'ended', () => element.ended);
  seen.hasSound = hasSound(video);
  seen.durationAtEnd = element.duration;
  seen.stage = 'done';
}

class Failure extends Error {
  constructor(facts) {
    super(JSON.stringify(facts));
    this.facts = facts;
  }
}

async function seek(element, seconds) {
  let isThere = false;
  element.addEventListener('seeked', () => (isThere = true), { once: true });
  element.currentTime = seconds;
  await until(element, 'seeked', () => isThere);
}

/** Resolves when `isMet` holds, looked at after each event of the type; rejects on errors, or too late. */
function until(element, type, isMet) {
  return new Promise((resolve, reject) => {
    const over = new AbortController();
    const finish = (settle, value) => {
      over.abort();
      clearTimeout(timer);
      settle(value);
    };
    const listen = (name, listener) =>
      element.addEventListener(name, listener, { signal: over.signal });
    const check = () => isMet() && finish(resolve);
    const fail = (code, message) => finish(reject, new Failure({ error: { code, message } }));
    const timer = setTimeout(
      () => finish(reject, new Failure({ stuck: stateOf(element) })),
      PATIENCE_MS,
    );
    listen(type, check);
    listen('torrenterror', ({ detail }) => fail(detail.code, detail.message));
    if (element instanceof HTMLVideoElement && element.localName === 'video') {
      listen('error', () => fail(`MediaError ${element.error.code}`, element.error.message));
    }
    check();
  });
}

function stateOf(element) {
  const { currentTime, readyState, seeking, paused, buffered, torrent } = element;
  const spans = Array.from({ length: buffered.length }, (_, index) =>
    [buffered.start(index), buffered.end(index)].map((time) => time.toFixed(2)).join('–'),
  );
  const phase = torrent?.phase ?? '';
  return { currentTime, readyState, seeking, paused, buffered: spans.join(' '), phase };
}

/**
 * The number of the picture shown, as soon as it is near the one wanted;
 * else what it still is after a while: null when there is none with a bar code.
 */
async function pictureNear(video, wanted, tolerance) {
  const deadlineMs = performance.now() + PICTURE_PATIENCE_MS;
  for (;;) {
    const number = video.videoWidth > 0 ? numberShown(video) : null;
    const isThere = wanted === null || (number !== null && Math.abs(number - wanted) <= tolerance);
    if (isThere || performance.now() > deadlineMs) return number;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const canvas = document.createElement('canvas');
const context = canvas.getContext('2d', { willReadFrequently: true });

function numberShown(video) {
  const { videoWidth: width, videoHeight: height } = video;
  Object.assign(canvas, { width, height });
  context.drawImage(video, 0, 0, width, height);
  return readFrame(context.getImageData(0, 0, width, height).data, { width, height, channels: 4 });
}

/** True when sound was decoded (Chromium), or is in what plays (Firefox, WebKit). */
function hasSound(video) {
  if ('mozHasAudio' in video) return video.mozHasAudio;
  // The browser's own list, and not one that a script made up.
  if (globalThis.AudioTrackList && video.audioTracks instanceof AudioTrackList) {
    return video.audioTracks.length > 0;
  }
  return video.webkitAudioDecodedByteCount > 0;
}

await import('/dist/torrent-player.js');
window.isReady = true;
