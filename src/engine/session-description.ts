/** An `RTCSessionDescriptionInit`, of the two kinds that trackers pass on. */
export interface SessionDescription {
  readonly type: 'offer' | 'answer';
  readonly sdp: string;
}

/** One of ours has about 600 characters, and 100 more for each candidate. */
const MAX_SDP_CHARS = 20 * 1024;

/** The browser tries every pair of candidates; who lists thousands scans networks with it. */
const MAX_CANDIDATES = 20;

/**
 * Takes a description that a stranger sent: the wanted type, at most 20 KiB,
 * and one section, of an `application` (RFC 8841). Candidates beyond the
 * twentieth are left out. Null when it is anything else.
 */
export function acceptDescription(
  value: unknown,
  type: SessionDescription['type'],
): SessionDescription | null {
  if (typeof value !== 'object' || value === null) return null;
  if (!('type' in value) || value.type !== type) return null;
  if (!('sdp' in value) || typeof value.sdp !== 'string') return null;
  const { sdp } = value;
  if (sdp.length > MAX_SDP_CHARS) return null;
  const lines = sdp.split(/\r\n|\n|\r/);
  return hasOneApplication(lines) ? { type, sdp: withFewCandidates(lines) } : null;
}

function hasOneApplication(lines: readonly string[]): boolean {
  const sections = lines.filter((line) => line.startsWith('m='));
  return sections.length === 1 && sections[0]?.startsWith('m=application ') === true;
}

function withFewCandidates(lines: readonly string[]): string {
  let candidates = 0;
  const isKept = (line: string): boolean =>
    !line.startsWith('a=candidate:') || ++candidates <= MAX_CANDIDATES;
  return lines.filter(isKept).join('\r\n');
}
