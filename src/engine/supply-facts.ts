import type { SupplyFacts, WebSeedRefusal } from '../core/diagnosis.js';
import type { WebSeedInfo } from '../core/player-state.js';
import { parseUrl } from './url-policy.js';
import type { WebSeedFailure } from './web-seed-failure.js';

/** A web seed, as far as its failures are concerned. */
export interface FallibleServer {
  /** Why it is not to be counted on; null while it is. */
  readonly failure: WebSeedFailure | null;
  has(piece: number): boolean;
}

export interface SupplyContext {
  /** The missing pieces that somebody waits for now. */
  readonly awaitedPieces: readonly number[];
  /** In how many connected peers a piece is. */
  readonly availabilityOf: (piece: number) => number;
  readonly servers: readonly FallibleServer[];
  /** The least budget with which playback works. */
  readonly leastBudgetBytes: number;
  /** Of all players together; null without one. */
  readonly downloadLimitBytesPerSecond: number | null;
}

/** What a diagnosis needs to know of those who deliver. */
export function supplyFacts(context: SupplyContext): SupplyFacts {
  const { awaitedPieces, availabilityOf, servers, leastBudgetBytes } = context;
  const { downloadLimitBytesPerSecond } = context;
  const isHeld = (piece: number): boolean =>
    availabilityOf(piece) > 0 ||
    servers.some((server) => server.failure === null && server.has(piece));
  return {
    isWantedPieceHeld: awaitedPieces.length === 0 ? null : awaitedPieces.every(isHeld),
    webSeedRefusal: refusalOf(servers.map(({ failure }) => failure)),
    neededBudgetBytes: leastBudgetBytes,
    downloadLimitBytesPerSecond,
  };
}

/** What statistics say of a web seed; `id` is its URL. */
export function describeServer({
  id,
  failure,
}: Pick<FallibleServer, 'failure'> & { readonly id: string }): WebSeedInfo {
  return { host: parseUrl(id)?.host ?? '', refusal: failure && REASONS[failure.code] };
}

/** Of several web seeds one that delivers is enough; else the first one's reason is told. */
function refusalOf(failures: readonly (WebSeedFailure | null)[]): SupplyFacts['webSeedRefusal'] {
  const [failure] = failures;
  if (!failure || failures.includes(null)) return null;
  const reason = REASONS[failure.code];
  return failure.code === 'status' ? { reason, status: failure.status } : { reason };
}

const REASONS: Readonly<Record<WebSeedFailure['code'], WebSeedRefusal>> = {
  'cors-or-network': 'cors',
  'range-ignored': 'range',
  'wrong-length': 'range',
  status: 'status',
  stalled: 'stalled',
  'wrong-bytes': 'wrong-bytes',
};
