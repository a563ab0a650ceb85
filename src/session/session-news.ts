import type { PlayerState } from '../core/player-state.js';
import type { TorrentEventMap, TorrentEventType } from '../events.js';
import type { SessionEvent } from './player-session.js';
import { toSnapshot } from './snapshot.js';

/** A public event of the element, made from its type and detail. */
export function torrentEvent<Type extends TorrentEventType>(
  type: Type,
  detail: TorrentEventMap[Type]['detail'],
): TorrentEventMap[Type] {
  return new CustomEvent(type, { detail }) as TorrentEventMap[Type];
}

/** The public event that tells pages what a session reports; null when it is nothing to them. */
export function newsOf(
  event: SessionEvent,
  state: PlayerState,
): TorrentEventMap[TorrentEventType] | null {
  const { torrent, swarm, diagnosis } = state;
  switch (event) {
    case 'metadata':
      return torrentEvent('torrentmetadata', toSnapshot(state));
    case 'seeding':
      return torrentEvent('torrentseedingchange', { seeding: swarm.seeding });
    case 'diagnosis':
      return torrentEvent('torrentdiagnosis', diagnosis.current);
    case 'sample':
      return torrentEvent('torrentstats', toSnapshot(state));
    case 'file': {
      const file = torrent.files.find(({ index }) => index === torrent.fileIndex);
      return file ? torrentEvent('torrentfilechange', file) : null;
    }
    default:
      return null;
  }
}
