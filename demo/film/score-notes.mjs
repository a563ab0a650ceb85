import { chordAt, CHORD_SECONDS } from './harmony.mjs';
import { hash, mix, ramp, window } from './noise.mjs';
import { DURATION, TIMES } from './times.mjs';

const STEP_SECONDS = 0.5;

/** How many of the steps sound, over the film: 0 to 1. */
function density(t) {
  const title = 0.35 * window(t, 2, TIMES.hills, 3);
  const hills = 0.5 * window(t, TIMES.wind, TIMES.swarm, 3);
  const swarm = mix(0.55, 0.95, ramp(t, TIMES.swarm, TIMES.whole));
  const dawn = 0.3 * window(t, TIMES.whole, DURATION - 2, 2);
  return Math.max(title, hills, swarm * window(t, TIMES.rise, TIMES.whole + 1, 3), dawn);
}

/**
 * The struck notes: an arpeggio through the chords that thickens as the swarm
 * grows, with a quick second voice while pieces fall into place.
 *
 * @returns {{at: number, midi: number, level: number, pan: number}[]} seconds
 */
export function plucks() {
  const notes = [];
  for (let step = 2; step * STEP_SECONDS < DURATION - 3; step++) {
    const at = step * STEP_SECONDS;
    if (hash(step, 201) < density(at)) notes.push(noteAt(step, at, 0.16));
    if (hash(step, 202) < density(at) - 0.5) notes.push(noteAt(step, at + STEP_SECONDS / 2, 0.09));
  }
  return notes;
}

const RISE_AND_FALL = [0, 1, 2, 3, 4, 5, 4, 2];

function noteAt(step, at, level) {
  const { tones } = chordAt(Math.floor(at / CHORD_SECONDS));
  const quick = at !== step * STEP_SECONDS;
  const place = RISE_AND_FALL[step % RISE_AND_FALL.length] + (quick ? 2 : 0);
  const octave = Math.floor(place / tones.length) + 1;
  const accent = step % 8 === 0 ? 1.25 : 1;
  return {
    // Nobody plays like a machine.
    at: at + (hash(step, 203) - 0.5) * 0.02,
    midi: tones[place % tones.length] + 12 * octave,
    level: level * accent * (0.7 + 0.5 * hash(step, 204)),
    pan: (hash(step, 205) - 0.5) * 1.4,
  };
}
