import type { TextTrackInfo, TracksSlice } from '../core/player-state.js';
import { formatFactor, languageName } from './format.js';
import { PLAYBACK_RATES } from './playback-rates.js';
import {
  AudioTrackRequest,
  FilesToggleRequest,
  PictureInPictureRequest,
  RateRequest,
  StatsToggleRequest,
  TextTrackRequest,
  type AnyPlayerRequest,
} from './requests.js';
import type { Strings } from './strings.js';

/** One of several, of which one holds. */
export interface SettingsChoice {
  readonly label: string;
  readonly checked: boolean;
  readonly request: () => AnyPlayerRequest;
}

/** Something to choose, with what holds now. */
export interface SettingsPage {
  readonly kind: 'page';
  readonly id: 'speed' | 'subtitles' | 'audio';
  readonly label: string;
  readonly value: string;
  readonly choices: readonly SettingsChoice[];
}

/** What has a button of its own where the player is wide enough for it. */
export interface SettingsSwitch {
  readonly kind: 'switch';
  readonly id: 'files' | 'stats' | 'picture-in-picture';
  readonly label: string;
  readonly checked: boolean;
  readonly request: () => AnyPlayerRequest;
}

export type SettingsItem = SettingsPage | SettingsSwitch;

/** What the menu is made of. */
export interface SettingsFacts {
  readonly playbackRate: number;
  readonly tracks: TracksSlice;
  readonly textTracks: readonly TextTrackInfo[];
  readonly filesOffered: boolean;
  readonly filesOpen: boolean;
  readonly statsOpen: boolean;
  readonly pictureInPicture: boolean;
  readonly pictureInPictureAvailable: boolean;
}

/** The settings that make sense now, in order: a page needs something to choose from. */
export function settingsItems(facts: SettingsFacts, strings: Strings): readonly SettingsItem[] {
  const { tracks, textTracks } = facts;
  return [
    ...(textTracks.length > 0 ? [subtitlesPage(textTracks, strings)] : []),
    ...(tracks.audio.length > 1 ? [audioPage(tracks, strings)] : []),
    speedPage(facts.playbackRate, strings),
    ...switches(facts, strings),
  ];
}

function page(
  id: SettingsPage['id'],
  label: string,
  choices: readonly SettingsChoice[],
  value = choices.find(({ checked }) => checked)?.label ?? '',
): SettingsPage {
  return { kind: 'page', id, label, value, choices };
}

function speedPage(rate: number, strings: Strings): SettingsPage {
  const labelOf = (speed: number) =>
    speed === 1 ? strings.normalSpeed : formatFactor(speed, strings.locale);
  const choices = PLAYBACK_RATES.map((speed) => ({
    label: labelOf(speed),
    checked: speed === rate,
    request: () => new RateRequest(speed),
  }));
  return page('speed', strings.speed, choices, labelOf(rate));
}

function subtitlesPage(tracks: readonly TextTrackInfo[], strings: Strings): SettingsPage {
  const off = {
    label: strings.subtitlesOff,
    checked: !tracks.some(({ showing }) => showing),
    request: () => new TextTrackRequest(null),
  };
  const choices = tracks.map((track, position) => ({
    label: trackLabel(track, position, strings),
    checked: track.showing,
    request: () => new TextTrackRequest(track.index),
  }));
  return page('subtitles', strings.subtitles, [off, ...choices]);
}

function audioPage({ audio, audioId }: TracksSlice, strings: Strings): SettingsPage {
  const choices = audio.map((track, position) => ({
    label: trackLabel(track, position, strings),
    checked: track.id === audioId,
    request: () => new AudioTrackRequest(track.id),
  }));
  return page('audio', strings.audioTrack, choices);
}

/** Its name, else that of its language, else its number. */
function trackLabel(
  { label, language }: { readonly label: string; readonly language: string },
  position: number,
  strings: Strings,
): string {
  return label || languageName(language, strings.locale) || strings.trackNumber(position + 1);
}

function switches(facts: SettingsFacts, strings: Strings): readonly SettingsSwitch[] {
  const { filesOpen, statsOpen, pictureInPicture } = facts;
  const files: SettingsSwitch = {
    kind: 'switch',
    id: 'files',
    label: strings.files,
    checked: filesOpen,
    request: () => new FilesToggleRequest(!filesOpen),
  };
  const stats: SettingsSwitch = {
    kind: 'switch',
    id: 'stats',
    label: strings.stats,
    checked: statsOpen,
    request: () => new StatsToggleRequest(!statsOpen),
  };
  const floating: SettingsSwitch = {
    kind: 'switch',
    id: 'picture-in-picture',
    label: strings.pictureInPicture,
    checked: pictureInPicture,
    request: () => new PictureInPictureRequest(!pictureInPicture),
  };
  return [
    ...(facts.filesOffered ? [files] : []),
    stats,
    ...(facts.pictureInPictureAvailable ? [floating] : []),
  ];
}
