import { nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ifDefined } from 'lit/directives/if-defined.js';
import { fileProgress } from '../core/file-progress.js';
import { INITIAL_STATE } from '../core/player-state.js';
import type { PieceMap, TorrentFileInfo, TorrentSlice } from '../core/player-state.js';
import { isAudio, playlistOf } from '../core/playlist.js';
import type { Playlist } from '../core/playlist.js';
import { plainName, trackNameOf } from '../core/track-name.js';
import { groupByFolder } from './file-groups.js';
import { fileListStyles } from './file-list-styles.js';
import { formatBytes, formatPercent } from './format.js';
import { html, type TemplateResult } from './html.js';
import { closeIcon, downloadIcon, playingIcon } from './icons.js';
import { listIndexForKey } from './list-keys.js';
import { FileRequest, FilesToggleRequest, SaveFileRequest } from './requests.js';
import { hasModifier } from './slider-keys.js';
import { theme } from './theme.js';
import { UiPart } from './ui-part.js';

/** So many files of a list show before somebody asks for all: a torrent may have 20,000. */
const SHOWN_AT_FIRST = 200;

type Section = 'entries' | 'extras' | 'others';

/**
 * Every file of the torrent: what plays, by its folders, then extras, then the
 * rest. Arrow keys move between files; one that is here as a whole can be saved.
 *
 * @fires filerequest - (bubbles: true, composed: false)
 * @fires savefilerequest - (bubbles: true, composed: false)
 * @fires filestogglerequest - from its close button and Escape (bubbles: true, composed: false)
 * @csspart files - the panel
 * @csspart files-title
 * @csspart files-close
 * @csspart files-folder
 * @csspart file - one that plays when it is chosen
 * @csspart save-button
 */
export class FileList extends UiPart {
  static override styles = [theme, fileListStyles];

  @property({ attribute: false }) torrent: TorrentSlice = INITIAL_STATE.torrent;
  @property({ attribute: false }) pieces: PieceMap | null = null;

  /** Index of the file that Tab reaches; the others are reached by arrow keys. */
  @state() private tabbable: number | null = null;
  @state() private open: ReadonlySet<Section> = new Set<Section>(['entries']);
  @state() private whole: ReadonlySet<Section> = new Set<Section>();

  #playlist: Playlist = playlistOf([]);

  /** Moves the focus to the file that plays, or else to the first. */
  override focus(): void {
    void this.updateComplete.then(() => {
      const current = this.renderRoot.querySelector<HTMLElement>('[aria-current]');
      (current ?? this.#rows()[0])?.focus();
    });
  }

  protected override willUpdate(changed: PropertyValues<this>): void {
    super.willUpdate(changed);
    if (!changed.has('torrent')) return;
    const { files, fileIndex } = this.torrent;
    const former = changed.get('torrent');
    if (former?.files !== files) this.#playlist = playlistOf(files);
    if (former?.files !== files || former.fileIndex !== fileIndex) this.#showCurrent();
  }

  override render(): TemplateResult {
    const { strings, torrent } = this;
    return html`
      <section class="panel sheet" part="files" aria-label=${strings.files}>
        <header>
          <h2 part="files-title" dir="auto">${torrent.name ?? strings.files}</h2>
          <button
            class="button"
            part="button files-close"
            type="button"
            aria-label=${strings.hideFiles}
            @click=${this.#close}
          >
            ${closeIcon}
          </button>
        </header>
        <div class="list" @keydown=${this.#onKeyDown}>
          ${this.#renderFiles('entries')} ${this.#renderSection('extras', strings.extras)}
          ${this.#renderSection('others', strings.filesThatDoNotPlay)}
        </div>
      </section>
    `;
  }

  #showCurrent(): void {
    const { fileIndex } = this.torrent;
    this.tabbable = fileIndex;
    const isExtra = this.#playlist.extras.some(({ index }) => index === fileIndex);
    if (isExtra) this.open = withMember(this.open, 'extras', true);
  }

  #renderSection(section: Section, title: string): TemplateResult | typeof nothing {
    if (this.#playlist[section].length === 0) return nothing;
    const onToggle = ({ target }: Event): void => {
      const { open } = target as HTMLDetailsElement;
      this.open = withMember(this.open, section, open);
    };
    return html`<details ?open=${this.open.has(section)} @toggle=${onToggle}>
      <summary>${title}</summary>
      ${this.open.has(section) ? this.#renderFiles(section) : nothing}
    </details>`;
  }

  #renderFiles(section: Section): TemplateResult {
    const files = this.#playlist[section];
    const current = files.findIndex(({ index }) => index === this.torrent.fileIndex);
    const count = this.whole.has(section) ? files.length : Math.max(SHOWN_AT_FIRST, current + 1);
    const shown = files.slice(0, count);
    const hidden = files.length - shown.length;
    return html`${groupByFolder(shown).map(
      ({ folder, files: members }) => html`
        ${folder ? html`<h3 part="files-folder"><bdi>${folder}</bdi></h3>` : nothing}
        <ul>
          ${members.map((file) => this.#renderRow(file))}
        </ul>
      `,
    )}
    ${hidden > 0 ? this.#renderMore(section, hidden) : nothing}`;
  }

  #renderMore(section: Section, hidden: number): TemplateResult {
    const showAll = (): void => {
      this.whole = withMember(this.whole, section, true);
    };
    return html`<button class="button more" part="button" type="button" @click=${showAll}>
      ${this.strings.moreFiles(hidden)}
    </button>`;
  }

  #renderRow(file: TorrentFileInfo): TemplateResult {
    const progress = fileProgress(file, this.pieces);
    return html`<li>
      ${file.playable ? this.#renderChoice(file, progress) : renderPlain(file, this.#facts(file, progress))}
      ${progress === 1 ? this.#renderSave(file) : nothing}
    </li>`;
  }

  #renderChoice(file: TorrentFileInfo, progress: number): TemplateResult {
    const isCurrent = file.index === this.torrent.fileIndex;
    const { number, artist, title } = trackNameOf(file.name);
    const name = isAudio(file) ? [artist, title].filter(Boolean).join(' – ') : plainName(file.name);
    return html`<button
      class="button file"
      part="button file"
      type="button"
      data-index=${file.index}
      aria-current=${ifDefined(isCurrent ? 'true' : undefined)}
      tabindex=${this.#isTabbable(file) ? 0 : -1}
      @click=${() => this.dispatchEvent(new FileRequest(file.index))}
      @focus=${() => (this.tabbable = file.index)}
    >
      <span class="lead">${isCurrent ? playingIcon : isAudio(file) ? number : nothing}</span>
      <bdi class="name">${name}</bdi>
      <span class="facts">${this.#facts(file, progress)}</span>
    </button>`;
  }

  #renderSave(file: TorrentFileInfo): TemplateResult {
    const label = this.strings.saveFile(file.name);
    return html`<button
      class="button save"
      part="button save-button"
      type="button"
      aria-label=${label}
      title=${label}
      tabindex=${file.playable && !this.#isTabbable(file) ? -1 : 0}
      @click=${() => this.dispatchEvent(new SaveFileRequest(file.index))}
    >
      ${downloadIcon}
    </button>`;
  }

  /** "MKV · 1.5 GB", and how much of it is here while that is some. */
  #facts({ name, lengthBytes }: TorrentFileInfo, progress: number): string {
    const { locale } = this.strings;
    const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toUpperCase();
    const part = progress > 0 && progress < 1 ? formatPercent(progress, locale) : '';
    return [part, extension, formatBytes(lengthBytes, locale)].filter(Boolean).join(' · ');
  }

  #isTabbable({ index }: TorrentFileInfo): boolean {
    const [first] = this.#playlist.entries;
    return index === (this.tabbable ?? first?.index);
  }

  #rows(): HTMLElement[] {
    return [...this.renderRoot.querySelectorAll<HTMLElement>('.file[data-index]')];
  }

  readonly #onKeyDown = (event: KeyboardEvent): void => {
    if (hasModifier(event)) return;
    const rows = this.#rows();
    const focused = (event.target as Element).closest('li')?.querySelector('.file');
    const position = rows.findIndex((row) => row === focused);
    const next = position < 0 ? null : listIndexForKey(event.key, position, rows.length);
    if (event.key === 'Escape') this.#close();
    else if (next === null) return;
    else rows[next]?.focus();
    event.preventDefault();
  };

  readonly #close = (): void => {
    this.dispatchEvent(new FilesToggleRequest(false));
  };
}

function renderPlain({ name }: TorrentFileInfo, facts: string): TemplateResult {
  return html`<div class="file plain">
    <bdi class="name">${name}</bdi><span class="facts">${facts}</span>
  </div>`;
}

function withMember<Member>(set: ReadonlySet<Member>, member: Member, isIn: boolean) {
  const copy = new Set(set);
  if (isIn) copy.add(member);
  else copy.delete(member);
  return copy;
}
