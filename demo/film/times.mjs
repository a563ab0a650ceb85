/** The film's clock, in seconds: picture and score share it. */
export const FRAMES_PER_SECOND = 24;
export const DURATION = 72;

export const TIMES = {
  /** Scattered lights gather into the title … */
  gather: 2.5,
  title: 7,
  /** … which the wind takes over the hills … */
  wind: 11,
  hills: 14,
  /** … up into the night, where they find one another … */
  rise: 27,
  swarm: 32,
  /** … and become the pieces of a picture … */
  pieces: 47,
  whole: 57.5,
  /** … that everyone sees. */
  closing: 62,
  word: 66,
  dark: 69.6,
};
