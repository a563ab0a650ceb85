import { plucks } from './score-notes.mjs';
import { chordAt, CHORD_SECONDS, hertz } from './harmony.mjs';
import { hash, ramp, window } from './noise.mjs';
import { addReverb } from './reverb.mjs';
import { DURATION, TIMES } from './times.mjs';

export const SAMPLE_RATE = 44_100;
const SAMPLES = DURATION * SAMPLE_RATE;
const PEAK = 0.82;

/**
 * Composes and plays the score: pads under the whole, plucks for the lights.
 *
 * @returns {Uint8Array} interleaved stereo, 32-bit float, little-endian
 */
export function renderScore() {
  const left = new Float32Array(SAMPLES);
  const right = new Float32Array(SAMPLES);
  for (let bar = 0; bar * CHORD_SECONDS < DURATION; bar++) addChord(left, right, bar);
  for (const note of plucks()) addPluck(left, right, note);
  addReverb(left, right, SAMPLE_RATE);
  return interleave(left, right);
}

/** Loudness of the pads over the film. */
function padLevel(t) {
  const swell = 0.75 + 0.5 * window(t, TIMES.swarm, TIMES.closing + 4, 9);
  return swell * ramp(t, 0, 4) * (1 - ramp(t, DURATION - 7, DURATION - 0.5));
}

function addChord(left, right, bar) {
  const start = bar * CHORD_SECONDS;
  const { bass, tones } = chordAt(bar);
  addTone(left, right, { start, midi: bass, level: 0.15, pan: 0, bright: 0.25 });
  tones.forEach((midi, voice) => {
    const pan = (voice / (tones.length - 1) - 0.5) * 1.3;
    addTone(left, right, { start, midi, level: 0.045, pan, bright: 0.55 });
    // A second player, a little out of tune: that makes it warm.
    addTone(left, right, { start, midi: midi + 0.07, level: 0.032, pan: -pan, bright: 0.4 });
  });
}

const ATTACK_SECONDS = 2.2;
const RELEASE_SECONDS = 3.2;

/** A long tone of a few harmonics that breathes. */
function addTone(left, right, { start, midi, level, pan, bright }) {
  const frequency = hertz(midi);
  const end = Math.min(DURATION, start + CHORD_SECONDS + RELEASE_SECONDS);
  const phase = hash(Math.round(midi * 100), Math.round(start), 5);
  const [toLeft, toRight] = gains(pan);
  for (let sample = Math.round(start * SAMPLE_RATE); sample < end * SAMPLE_RATE; sample++) {
    const t = sample / SAMPLE_RATE;
    const rise = Math.min(1, (t - start) / ATTACK_SECONDS);
    const fall = Math.min(1, (end - t) / RELEASE_SECONDS);
    const envelope = (rise * fall) ** 1.5 * level * padLevel(t);
    const angle = 2 * Math.PI * (frequency * t + phase + 0.0012 * Math.sin(t * 4.1 + phase * 6));
    const color = bright * (0.75 + 0.25 * Math.sin(t * 0.7 + phase * 9));
    const wave =
      Math.sin(angle) +
      color * 0.5 * Math.sin(2 * angle) +
      color * color * 0.4 * Math.sin(3 * angle) +
      color * color * color * 0.3 * Math.sin(4 * angle);
    left[sample] += wave * envelope * toLeft;
    right[sample] += wave * envelope * toRight;
  }
}

/** A struck tine: a tone with an inharmonic click that dies away quickly. */
function addPluck(left, right, { at, midi, level, pan }) {
  const frequency = hertz(midi);
  const decay = 1.5 + 1.3 * ((84 - midi) / 24);
  const [toLeft, toRight] = gains(pan);
  const first = Math.round(at * SAMPLE_RATE);
  const end = Math.min(SAMPLES, first + Math.round(decay * 2.2 * SAMPLE_RATE));
  for (let sample = first; sample < end; sample++) {
    const t = (sample - first) / SAMPLE_RATE;
    const angle = 2 * Math.PI * frequency * t;
    const body = Math.exp((-3.4 * t) / decay) * Math.min(1, t * 400);
    const click = 0.22 * Math.exp(-t * 22) * Math.sin(angle * 5.4);
    const wave = Math.sin(angle) + 0.2 * Math.exp(-t * 5) * Math.sin(angle * 2) + click;
    left[sample] += wave * body * level * toLeft;
    right[sample] += wave * body * level * toRight;
  }
}

/** Equal power, from -1 (left) to 1 (right). */
function gains(pan) {
  const angle = ((pan + 1) * Math.PI) / 4;
  return [Math.cos(angle), Math.sin(angle)];
}

function interleave(left, right) {
  let loudest = 0;
  for (let i = 0; i < SAMPLES; i++) {
    loudest = Math.max(loudest, Math.abs(left[i]), Math.abs(right[i]));
  }
  const view = new DataView(new ArrayBuffer(SAMPLES * 8));
  for (let i = 0; i < SAMPLES; i++) {
    view.setFloat32(i * 8, (left[i] / loudest) * PEAK, true);
    view.setFloat32(i * 8 + 4, (right[i] / loudest) * PEAK, true);
  }
  return new Uint8Array(view.buffer);
}
