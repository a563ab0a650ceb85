import { hertz } from '../film/harmony.mjs';
import { hash } from '../film/noise.mjs';
import { addReverb } from '../film/reverb.mjs';

export const SAMPLE_RATE = 44_100;
const PEAK = 0.8;
const FADE_SECONDS = 3;

/**
 * @typedef {object} Piece
 * @property {number[][]} chords MIDI numbers, the bass first; one chord for a bar
 * @property {number} barSeconds
 * @property {number[]} pattern which voice of the chord sounds at each step of a bar; -1 rests
 * @property {'bell' | 'flute' | 'string'} voice
 * @property {number} seed makes one performance differ from another
 */

/** Partials of a voice: multiple of the frequency, loudness, how quickly it fades. */
const VOICES = {
  bell: [
    [1, 1, 2.2],
    [2.76, 0.28, 5],
    [5.4, 0.12, 9],
  ],
  flute: [
    [1, 1, 1.1],
    [2, 0.22, 1.4],
    [3, 0.05, 2],
  ],
  string: [
    [1, 0.8, 1.5],
    [2, 0.45, 2.2],
    [3, 0.3, 3],
    [4, 0.16, 4],
  ],
};

/**
 * Plays a piece: a bass and a pad under a pattern of notes.
 *
 * @param {Piece} piece
 * @returns {Uint8Array} mono, 32-bit float, little-endian
 */
export function play({ chords, barSeconds, pattern, voice, seed }) {
  const seconds = chords.length * barSeconds + FADE_SECONDS;
  const sound = new Float32Array(Math.ceil(seconds * SAMPLE_RATE));
  chords.forEach(([bass, ...tones], bar) => {
    const start = bar * barSeconds;
    addPad(sound, start, barSeconds, [bass, ...tones]);
    const stepSeconds = barSeconds / pattern.length;
    pattern.forEach((place, step) => {
      if (place < 0) return;
      const octave = 12 * (1 + Math.floor(place / tones.length));
      const human = (hash(bar * 16 + step, seed) - 0.5) * 0.02;
      addNote(sound, Math.max(0, start + step * stepSeconds + human), {
        midi: tones[place % tones.length] + octave,
        level: 0.16 + 0.08 * hash(step, seed + 1),
        partials: VOICES[voice],
      });
    });
  });
  addReverb(sound, sound.slice(), SAMPLE_RATE);
  return normalized(sound, seconds);
}

function addPad(sound, start, barSeconds, chord) {
  const first = Math.round(start * SAMPLE_RATE);
  const length = Math.round((barSeconds + 1) * SAMPLE_RATE);
  for (const [voice, midi] of chord.entries()) {
    const level = voice === 0 ? 0.12 : 0.035;
    const step = (2 * Math.PI * hertz(midi)) / SAMPLE_RATE;
    for (let i = 0; i < length && first + i < sound.length; i++) {
      const envelope = Math.min(1, i / SAMPLE_RATE, (length - i) / SAMPLE_RATE);
      const angle = i * step;
      sound[first + i] += envelope * level * (Math.sin(angle) + 0.3 * Math.sin(2 * angle));
    }
  }
}

function addNote(sound, at, { midi, level, partials }) {
  const first = Math.round(at * SAMPLE_RATE);
  const length = Math.round(2.4 * SAMPLE_RATE);
  for (let i = 0; i < length && first + i < sound.length; i++) {
    const t = i / SAMPLE_RATE;
    let wave = 0;
    for (const [multiple, loudness, decay] of partials) {
      wave += loudness * Math.exp(-decay * t) * Math.sin(2 * Math.PI * hertz(midi) * multiple * t);
    }
    sound[first + i] += wave * level * Math.min(1, t * 120);
  }
}

function normalized(sound, seconds) {
  let loudest = 0;
  for (const value of sound) loudest = Math.max(loudest, Math.abs(value));
  const view = new DataView(new ArrayBuffer(sound.length * 4));
  for (const [i, value] of sound.entries()) {
    const fade = Math.min(1, (seconds - i / SAMPLE_RATE) / FADE_SECONDS);
    view.setFloat32(i * 4, (value / loudest) * PEAK * Math.max(0, fade), true);
  }
  return new Uint8Array(view.buffer);
}
