import type { Diagnosis } from '../core/diagnosis.js';
import type { PlaybackSlice, SwarmSlice, TorrentSlice } from '../core/player-state.js';
import type { News } from './narration.js';
import type { Strings } from './strings.js';
import { waitingReason, type WaitingFacts, type WaitingReason } from './waiting-reason.js';
import { waitingText } from './waiting-text.js';

/** The slices that tell what a viewer waits for. */
export interface SwarmStory {
  readonly torrent: TorrentSlice;
  readonly swarm: SwarmSlice;
  readonly playback: PlaybackSlice;
  readonly diagnosis: Diagnosis | null;
}

/** What `waitingReason` needs to know, picked from the slices. */
export function waitingFacts(story: SwarmStory, secondsWaiting: number): WaitingFacts {
  const { torrent, swarm, playback, diagnosis } = story;
  return {
    mode: torrent.mode,
    phase: torrent.phase,
    waiting: playback.waiting || playback.seeking,
    peers: swarm.peers,
    trackers: swarm.trackers,
    downloadBytesPerSecond: swarm.downloadBytesPerSecond,
    diagnosis,
    bufferingProgress: playback.bufferingProgress,
    secondsWaiting,
  };
}

/**
 * What there is to tell of the swarm to somebody who does not see the player;
 * null when there is nothing: failures are told by their own panel.
 */
export function swarmNews(story: SwarmStory, strings: Strings): News | null {
  const reason = waitingReason(waitingFacts(story, 0));
  if (reason) return waitingNews(reason, story, strings);
  const { torrent, playback } = story;
  if (torrent.phase !== 'ready' || playback.paused || playback.ended) return null;
  const text = torrent.mode === 'torrent' ? strings.nowPlaying : strings.nowPlayingFromServer;
  return { topic: 'playing', text, isAwaited: true, isRelief: true };
}

function waitingNews(
  reason: WaitingReason,
  { swarm, diagnosis }: SwarmStory,
  strings: Strings,
): News {
  const { label, hint } = waitingText(reason, strings, diagnosis?.code);
  if (diagnosis) {
    const text = reason.kind === 'too-slow' ? `${label}. ${hint}` : hint;
    return { topic: diagnosis.code, text, isAwaited: true };
  }
  const isMet =
    swarm.peers > 0 && (reason.kind === 'fetching-metadata' || reason.kind === 'opening');
  const text = isMet ? `${strings.viewersConnected(swarm.peers)}. ${label}` : label;
  return { topic: reason.kind, text, isAwaited: isMet };
}
