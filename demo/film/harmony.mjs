export const CHORD_SECONDS = 4;

/** D major, one chord for four seconds: MIDI numbers of bass and voices. */
const D_NINTH = { bass: 38, tones: [57, 62, 64, 66] };
const B_SEVENTH = { bass: 35, tones: [57, 59, 62, 66] };
const G_NINTH = { bass: 31, tones: [55, 59, 66, 69] };
const A_SUSPENDED = { bass: 33, tones: [57, 59, 62, 64] };
const E_NINTH = { bass: 40, tones: [55, 59, 62, 66] };
const F_SHARP = { bass: 42, tones: [57, 61, 64, 69] };

const PROGRESSION = [
  // Gathering, title.
  ...[D_NINTH, D_NINTH, G_NINTH],
  // Hills.
  ...[B_SEVENTH, G_NINTH, D_NINTH, A_SUSPENDED],
  // Night, swarm.
  ...[B_SEVENTH, E_NINTH, G_NINTH, F_SHARP, B_SEVENTH],
  // Pieces: upwards; then home.
  ...[G_NINTH, A_SUSPENDED, D_NINTH, G_NINTH, D_NINTH, D_NINTH],
];

/** The chord of a bar; the last one goes on. */
export function chordAt(bar) {
  return PROGRESSION[Math.min(bar, PROGRESSION.length - 1)];
}

/** The frequency of a MIDI note number, which need not be whole. */
export function hertz(midi) {
  return 440 * 2 ** ((midi - 69) / 12);
}
