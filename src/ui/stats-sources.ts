import { nothing } from 'lit';
import { html, type TemplateResult } from './html.js';
import type { SwarmSlice, TrackerInfo, WebSeedInfo } from '../core/player-state.js';
import type { Strings } from './strings.js';

/** The trackers and web seeds with what each of them does; nothing where there are none. */
export function renderSources(
  { trackerList, webSeeds }: SwarmSlice,
  strings: Strings,
): TemplateResult {
  return html`
    ${renderList(
      strings.trackers,
      trackerList.map((tracker) => trackerItem(tracker, strings)),
    )}
    ${renderList(
      strings.webSeeds,
      webSeeds.map((webSeed) => webSeedItem(webSeed, strings)),
    )}
  `;
}

interface SourceItem {
  readonly host: string;
  readonly state: 'good' | 'waiting' | 'bad';
  readonly text: string;
  /** In its own words. */
  readonly reason: string | null;
}

const TRACKER_STATES = { waiting: 'waiting', connected: 'good', failed: 'bad' } as const;

function trackerItem(
  { host, state, failure, reason, others }: TrackerInfo,
  strings: Strings,
): SourceItem {
  const states = strings.trackerStates;
  const known = others === null ? '' : `, ${strings.othersKnown(others)}`;
  const text = failure ? states[failure] : states[state === 'connected' ? 'connected' : 'waiting'];
  return {
    host,
    state: TRACKER_STATES[state],
    text: state === 'connected' ? text + known : text,
    reason,
  };
}

function webSeedItem({ host, refusal }: WebSeedInfo, strings: Strings): SourceItem {
  const text = strings.webSeedStates[refusal ?? 'fine'];
  return { host, state: refusal ? 'bad' : 'good', text, reason: null };
}

function renderList(title: string, items: readonly SourceItem[]): TemplateResult | typeof nothing {
  if (items.length === 0) return nothing;
  return html`
    <h3>${title}</h3>
    <ul part="stats-sources">
      ${items.map(
        ({ host, state, text, reason }) =>
          html`<li>
            <span class="dot ${state}"></span><bdi class="host">${host}</bdi>
            <span class="state">${text}</span>
            ${reason ? html`<bdi class="reason">${reason}</bdi>` : nothing}
          </li>`,
      )}
    </ul>
  `;
}
