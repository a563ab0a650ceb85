import { PUBLIC_TRACKERS } from '../../publish/src/share/public-trackers.js';
import { linesOf } from './publish-text.js';

/**
 * Fills in what is usual: the tracker of the local swarm, where there is one,
 * and the player beside this page.
 *
 * @param {HTMLFormElement} form
 */
export async function fillOptions(form) {
  form.elements.playerUrl.value = new URL('dist/', document.baseURI).href;
  form.elements.trackers.value = PUBLIC_TRACKERS.join('\n');
  const swarm = await fetch('swarm.json').then(
    (response) => (response.ok ? response.json() : null),
    () => null,
  );
  if (swarm) form.elements.trackers.value = swarm.trackerUrl;
}

/**
 * @param {HTMLFormElement} form
 * @throws Error for people, when something makes no sense
 */
export function readOptions(form) {
  const { name, pieceLength, trackers, webSeeds } = form.elements;
  const { playerUrl, iceServers, isPrivate } = form.elements;
  return {
    name: name.value.trim(),
    pieceLengthBytes: pieceLength.value === '' ? null : Number(pieceLength.value),
    trackers: linesOf(trackers.value),
    webSeeds: linesOf(webSeeds.value),
    playerUrl: playerUrl.value.replace(/\/?$/, '/'),
    iceServers: iceServersOf(iceServers.value.trim()),
    isPrivate: isPrivate.checked,
  };
}

/** Undefined for those of the player. */
function iceServersOf(text) {
  if (text === '') return undefined;
  try {
    const servers = JSON.parse(text);
    if (Array.isArray(servers)) return servers;
  } catch {
    // As if it were something else.
  }
  throw new Error('The STUN and TURN servers are no JSON array of RTCIceServer.');
}
