import { css } from 'lit';
import { html, type TemplateResult } from './html.js';
import type { CopyFeedback } from './copy-feedback.js';
import type { TorrentFileInfo } from '../core/player-state.js';
import { formatBytes } from './format.js';
import { checkIcon, copyIcon, downloadIcon, openAppIcon, peersIcon, replayIcon } from './icons.js';
import type { Remedy } from './remedies.js';
import {
  ConsentRequest,
  HttpRequest,
  PauseRequest,
  PlayRequest,
  RetryRequest,
  SaveFileRequest,
} from './requests.js';
import type { Strings } from './strings.js';

export interface RemedyButtons {
  readonly remedies: readonly Remedy[];
  readonly magnet: string;
  /** What `download` is about. */
  readonly file?: TorrentFileInfo | undefined;
  readonly strings: Strings;
  readonly copying: CopyFeedback;
  /** Requests go out from here. */
  readonly target: EventTarget;
}

/** A row of buttons that do what helps; the first is the one to press. Its owner adopts `remedyStyles`. */
export function renderRemedies(options: RemedyButtons): TemplateResult[] {
  return options.remedies.map((remedy) => renderRemedy(remedy, options));
}

export const remedyStyles = css`
  .remedies {
    display: flex;
    flex-wrap: wrap;
    justify-content: center;
    gap: 6px;
  }

  .remedy {
    min-height: 32px;
    height: auto;
    padding: 3px 12px;
    background: color-mix(in srgb, currentColor 14%, transparent);
    font-weight: 600;
    line-height: 1.25;
    text-align: center;
    text-decoration: none;
  }

  .remedy .icon {
    width: 18px;
    height: 18px;
    margin-inline-start: -3px;
  }

  .remedy:first-child {
    background: var(--_accent);
    color: var(--_on-accent);
  }

  @media (hover: hover) {
    .remedy:hover {
      background: color-mix(in srgb, currentColor 26%, transparent);
    }

    .remedy:first-child:hover {
      background: var(--_accent);
      filter: brightness(1.1);
    }
  }

  @media (forced-colors: active) {
    .remedy,
    .remedy:first-child {
      border-color: ButtonText;
      background: ButtonFace;
      color: ButtonText;
    }
  }

  @container (width < 420px) {
    .remedies {
      gap: 4px;
    }

    .remedy {
      min-height: 28px;
      padding: 2px 9px;
      font-size: 12px;
    }

    .remedy .icon {
      display: none;
    }

    /* Words, where there is no room for a row of buttons. */
    .remedy:not(:first-child) {
      background: none;
      font-weight: 400;
      text-decoration: underline;
      text-underline-offset: 3px;
    }
  }

  @container (width < 300px) {
    .remedy {
      padding: 2px 6px;
      font-size: 11px;
    }
  }
`;

const REQUESTS = {
  retry: { part: 'retry-button', icon: replayIcon, make: () => [new RetryRequest()] },
  peers: {
    part: 'peers-button',
    icon: peersIcon,
    make: () => [new ConsentRequest('peers'), new PlayRequest()],
  },
  http: { part: 'http-button', icon: null, make: () => [new HttpRequest()] },
  pause: { part: 'pause-button', icon: null, make: () => [new PauseRequest()] },
} as const;

function renderRemedy(remedy: Remedy, options: RemedyButtons): TemplateResult {
  const { strings, magnet, file, copying, target } = options;
  if (remedy === 'open-app') {
    return html`<a class="button remedy" part="button magnet-link" href=${magnet}
      >${openAppIcon}${strings.remedies[remedy]}</a
    >`;
  }
  if (remedy === 'copy-magnet') {
    const isCopied = copying.has(magnet);
    const label = isCopied ? strings.copied : strings.remedies[remedy];
    return renderButton('copy-button', isCopied ? checkIcon : copyIcon, label, () => {
      void copying.copy(magnet);
    });
  }
  if (remedy === 'download') {
    const { index = 0, lengthBytes = 0 } = file ?? {};
    const label = `${strings.remedies[remedy]} (${formatBytes(lengthBytes, strings.locale)})`;
    return renderButton('save-button', downloadIcon, label, () =>
      target.dispatchEvent(new SaveFileRequest(index, true)),
    );
  }
  const { part, icon, make } = REQUESTS[remedy];
  const label = remedy === 'peers' ? strings.playWithPeers : strings.remedies[remedy];
  return renderButton(part, icon, label, () => {
    for (const request of make()) target.dispatchEvent(request);
  });
}

function renderButton(
  part: string,
  icon: TemplateResult | null,
  label: string,
  onClick: () => void,
): TemplateResult {
  return html`<button class="button remedy" part="button ${part}" type="button" @click=${onClick}>
    ${icon}${label}
  </button>`;
}
