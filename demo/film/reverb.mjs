/**
 * A large room: a network of eight delay lines that feed one another through
 * a Householder matrix (Jot 1991), damped at the top.
 */
const DELAYS_MS = [41.3, 47.9, 53.9, 61.7, 67.3, 73.1, 83.9, 97.1];
const DECAY_SECONDS = 4.2;
const DAMPING = 0.32;
const WET = 0.42;

/** Adds the room's answer to both channels, in place. */
export function addReverb(left, right, sampleRate) {
  const lines = DELAYS_MS.map((delayMs) => ({
    samples: new Float32Array(Math.round((delayMs / 1000) * sampleRate)),
    at: 0,
    low: 0,
    // So that every line has fallen by 60 dB after DECAY_SECONDS.
    gain: 10 ** ((-3 * delayMs) / 1000 / DECAY_SECONDS),
  }));
  for (let i = 0; i < left.length; i++) {
    const [wetLeft, wetRight] = turn(lines, left[i], right[i]);
    left[i] += wetLeft * WET;
    right[i] += wetRight * WET;
  }
}

const heard = new Float32Array(DELAYS_MS.length);

function turn(lines, dryLeft, dryRight) {
  let sum = 0;
  let wetLeft = 0;
  let wetRight = 0;
  lines.forEach((line, index) => {
    line.low += (line.samples[line.at] - line.low) * (1 - DAMPING);
    heard[index] = line.low * line.gain;
    sum += heard[index];
    if (index % 2 === 0) wetLeft += heard[index];
    else wetRight += heard[index];
  });
  const reflected = (2 / lines.length) * sum;
  lines.forEach((line, index) => {
    const dry = index % 2 === 0 ? dryLeft : dryRight;
    line.samples[line.at] = heard[index] - reflected + dry * 0.35;
    line.at = (line.at + 1) % line.samples.length;
  });
  return [wetLeft, wetRight];
}
