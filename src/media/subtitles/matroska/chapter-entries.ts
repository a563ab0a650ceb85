import { endAtNext } from '../chapter-times.js';
import type { Chapter } from '../chapter-times.js';
import type { Chapters } from '../embedded-subtitles.js';
import { escapeCueText } from '../styled-text.js';
import { children, readText, readUint } from '../../matroska/ebml.js';
import { ID } from '../../matroska/element-ids.js';

/** An atom in one of its languages. */
interface Display {
  readonly language: string;
  readonly chapter: Chapter;
}

/** More chapters than any film has. */
const MAX_DISPLAYS = 5_000;

/**
 * The chapters in the data of a Chapters element (RFC 9559 §5.1.7): the top
 * level of the default edition, in each language that they have titles in.
 */
export function readChapters(data: Uint8Array, durationSeconds: number): Chapters[] {
  const displays = [...editionDisplays(defaultEdition(data))];
  const languages = new Set(displays.map(({ language }) => language));
  return [...languages].map((language) => ({
    language,
    cues: endAtNext(
      displays.filter((display) => display.language === language).map(({ chapter }) => chapter),
      durationSeconds,
    ),
  }));
}

function defaultEdition(data: Uint8Array): Uint8Array {
  const editions = [...children(data)]
    .filter(({ id }) => id === ID.EditionEntry)
    .map((edition) => edition.data);
  const shown = editions.filter((edition) => flag(edition, ID.EditionFlagHidden) !== 1);
  const chosen = shown.find((edition) => flag(edition, ID.EditionFlagDefault) === 1) ?? shown[0];
  return chosen ?? new Uint8Array();
}

function* editionDisplays(edition: Uint8Array): Generator<Display> {
  let count = 0;
  for (const { id, data } of children(edition)) {
    if (id !== ID.ChapterAtom || flag(data, ID.ChapterFlagHidden) === 1) continue;
    if (flag(data, ID.ChapterFlagEnabled) === 0) continue;
    for (const display of atomDisplays(data)) {
      if (++count > MAX_DISPLAYS) return;
      yield display;
    }
  }
}

function* atomDisplays(atom: Uint8Array): Generator<Display> {
  const startSeconds = (flag(atom, ID.ChapterTimeStart) ?? NaN) / 1e9;
  const endSeconds = (flag(atom, ID.ChapterTimeEnd) ?? NaN) / 1e9;
  if (Number.isNaN(startSeconds)) return;
  for (const { id, data } of children(atom)) {
    if (id !== ID.ChapterDisplay) continue;
    const title = text(data, ID.ChapString) ?? '';
    const language = text(data, ID.ChapLanguageBcp47) ?? text(data, ID.ChapLanguage) ?? 'eng';
    yield { language, chapter: { startSeconds, endSeconds, text: escapeCueText(title) } };
  }
}

function flag(data: Uint8Array, wanted: number): number | null {
  for (const child of children(data)) if (child.id === wanted) return readUint(child.data);
  return null;
}

function text(data: Uint8Array, wanted: number): string | null {
  for (const child of children(data)) if (child.id === wanted) return readText(child.data);
  return null;
}
