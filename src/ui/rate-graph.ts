import { css, nothing } from 'lit';
import { html, svg, type TemplateResult } from './html.js';
import { formatRate } from './format.js';
import {
  GRAPH_HEIGHT,
  HISTORY_SECONDS,
  highestRate,
  meanRate,
  rateArea,
  ratePath,
  rateY,
  type RateSample,
} from './rate-history.js';
import type { Strings } from './strings.js';

/**
 * Rates over the last two minutes: download as an area, upload as a line, and
 * dashed what the film needs. Its owner adopts `rateGraphStyles`.
 */
export function renderRateGraph(
  history: readonly RateSample[],
  needed: number | null,
  strings: Strings,
): TemplateResult {
  const top = highestRate(history, needed) * 1.1;
  const download = ratePath(history, 'download', top);
  const upload = ratePath(history, 'upload', top);
  const y = needed === null ? null : rateY(needed, top);
  return html`<svg
    class="graph"
    part="stats-graph"
    role="img"
    aria-label=${graphText(history, strings)}
    viewBox="0 0 ${HISTORY_SECONDS} ${GRAPH_HEIGHT}"
    preserveAspectRatio="none"
  >
    <path class="area" d=${rateArea(download, history.length) || nothing} />
    ${y === null ? nothing : svg`<path class="needed" d="M0 ${y}H${HISTORY_SECONDS}" />`}
    <path class="download" d=${download || nothing} />
    <path class="upload" d=${upload || nothing} />
  </svg>`;
}

/** The graph for those who do not see it: what it was on average, and at its best. */
function graphText(history: readonly RateSample[], strings: Strings): string {
  const rate = (value: number): string => formatRate(value, strings.locale);
  const highest = Math.max(0, ...history.map(({ download }) => download));
  const means = [meanRate(history, 'download'), meanRate(history, 'upload')].map(rate);
  return strings.ratesOverTime(means[0] ?? '', rate(highest), means[1] ?? '');
}

export const rateGraphStyles = css`
  .graph {
    display: block;
    width: 100%;
    height: 56px;
    border-radius: 6px;
    background: color-mix(in srgb, currentColor 6%, transparent);
    fill: none;
  }

  .graph path {
    stroke-width: 1.5px;
    stroke-linejoin: round;
    vector-effect: non-scaling-stroke;
  }

  .area {
    fill: color-mix(in srgb, var(--_mark) 24%, transparent);
  }

  .download {
    stroke: var(--_mark);
  }

  .upload {
    stroke: currentColor;
  }

  .needed {
    stroke: var(--_caution);
    stroke-dasharray: 3 3;
  }

  @media (forced-colors: active) {
    .graph {
      border: 1px solid CanvasText;
    }

    .download {
      stroke: Highlight;
    }

    .area {
      fill: none;
    }

    .upload {
      stroke: CanvasText;
    }
  }
`;
