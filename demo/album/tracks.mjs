/** The tracks of the album, in their order: what they are called and how they sound. */
export const TRACKS = [
  {
    title: 'Handshake',
    piece: {
      chords: [
        [38, 57, 62, 66],
        [43, 59, 62, 67],
        [35, 54, 59, 62],
        [45, 57, 61, 64],
        [38, 57, 62, 66],
        [43, 59, 62, 67],
      ],
      barSeconds: 3.2,
      pattern: [0, 1, 2, 3, 4, 3, 2, 1],
      voice: 'bell',
      seed: 11,
    },
  },
  {
    title: 'Rarest First',
    piece: {
      chords: [
        [33, 57, 60, 64],
        [41, 57, 60, 65],
        [36, 55, 60, 64],
        [43, 55, 59, 62],
        [33, 57, 60, 64],
        [41, 57, 60, 65],
        [43, 55, 59, 62],
        [33, 57, 60, 64],
      ],
      barSeconds: 2.4,
      pattern: [0, -1, 2, 1, -1, 3, 2, -1, 4, -1, 3, 2],
      voice: 'string',
      seed: 23,
    },
  },
  {
    title: 'Choke, Unchoke',
    piece: {
      chords: [
        [40, 55, 59, 64],
        [36, 55, 60, 64],
        [38, 57, 62, 66],
        [40, 55, 59, 64],
        [36, 55, 60, 64],
        [45, 57, 60, 64],
        [40, 55, 59, 64],
      ],
      barSeconds: 2.8,
      pattern: [0, -1, -1, 1, 2, -1, 4, -1],
      voice: 'flute',
      seed: 37,
    },
  },
  {
    title: 'Complete',
    piece: {
      chords: [
        [43, 55, 59, 62],
        [40, 55, 59, 64],
        [36, 55, 60, 64],
        [38, 57, 62, 66],
        [43, 55, 59, 62],
        [43, 59, 62, 67],
      ],
      barSeconds: 3.4,
      pattern: [0, 2, 1, 3, 2, 4, 3, 5],
      voice: 'bell',
      seed: 53,
    },
  },
];

const positionOf = (index) => String(index + 1).padStart(2, '0');

/** How a track is called in this folder. */
export function fileOf({ title }, index) {
  return `${positionOf(index)}-${title.toLowerCase().replaceAll(/\W+/g, '-')}.m4a`;
}

/** How it is called in the torrent, as people call their files. */
export function nameOf({ title }, index) {
  return `${positionOf(index)} - ${title}.m4a`;
}
