import { DIAGNOSIS_MESSAGES } from '../../core/diagnosis-messages.js';
import { plural } from '../plural.js';
import type { Strings } from '../strings.js';
import { firstEnglish } from './first-english.js';

/** English, the language that every other one falls back to. */
export const en: Strings = {
  ...firstEnglish,

  pause: 'Pause',
  replay: 'Play again',
  mute: 'Mute',
  unmute: 'Unmute',
  volume: 'Volume',
  seek: 'Position',
  seekPosition: (time, duration) => `${time} of ${duration}`,
  piecesHere: (share) => `${share} is here`,
  piecesComing: (share) => `${share} is coming`,
  piecesMissing: (share) => `nobody connected has ${share}`,
  elapsedTime: 'Elapsed time',
  duration: 'Duration',
  showRemaining: 'Show the time that remains',
  showElapsed: 'Show the elapsed time',
  remainingTime: 'Remaining time',
  settings: 'Settings',
  speed: 'Speed',
  normalSpeed: 'Normal',
  subtitles: 'Subtitles',
  subtitlesOff: 'Off',
  audioTrack: 'Audio',
  trackNumber: (position) => `Track ${position}`,
  pictureInPicture: 'Picture in picture',
  enterFullscreen: 'Full screen',
  exitFullscreen: 'Leave full screen',
  controls: 'Player controls',

  consentTitle: 'Play together with others?',
  consentText:
    'This video comes from its viewers. They can see your IP address, and you pass on what you watch.',
  consentPeers: 'With others',
  serverOnly: 'Server only',
  notNow: 'Not now',
  consentRemembered: 'Your answer is remembered on this site.',
  privacySignalled: 'Your browser asks for privacy.',
  playsWithPeers: 'You play together with other viewers',
  playsFromServer: 'You play from the server only',
  forgetAnswer: 'Forget my answer',

  stats: 'Statistics',
  hideStats: 'Hide statistics',
  peers: 'Peers',
  download: 'Download',
  upload: 'Upload',
  fromPeers: 'From peers',
  fromServers: 'From servers',
  uploaded: 'Uploaded',
  ratio: 'Ratio',
  wasted: 'Wasted',
  needed: 'Video needs',
  ratesOverTime: (mean, highest, upload) =>
    `The last two minutes: download ${mean} on average and ${highest} at most, upload ${upload} on average`,
  memory: 'Memory',
  countOf: (part, whole) => `${part} of ${whole}`,
  connecting: 'Connecting',
  failedConnections: 'Failed connections',
  trackers: 'Trackers',
  trackerStates: {
    waiting: 'waiting',
    connected: 'connected',
    unreachable: 'unreachable',
    silent: 'does not answer',
    refused: 'refuses',
  },
  othersKnown: plural('en', { one: 'knows # other', other: 'knows # others' }),
  webSeeds: 'Web seeds',
  webSeedStates: {
    fine: 'available',
    cors: 'unreachable, or forbidden (CORS)',
    range: 'sends no byte ranges',
    status: 'answers with an error',
    'wrong-bytes': 'has another version',
    stalled: 'sends nothing',
  },
  torrentName: 'Torrent',
  fileName: 'File',
  size: 'Size',
  pieces: 'Pieces',
  infoHash: 'Infohash',
  copyInfoHash: 'Copy infohash',
  copied: 'Copied',

  seeding: 'Seeding',
  seedingExplained:
    'Seeding passes on the parts you have to other viewers, so that they can watch too. It ends when you leave this page.',
  seedingStates: {
    on: 'Seeding',
    off: 'Seeding off',
    capped: 'Seeding: limit reached',
    eased: 'Seeding: eased, this connection is metered',
  },

  nowPlaying: 'Playing',
  nowPlayingFromServer: 'Playing from the server',
  viewersConnected: plural('en', { one: '# viewer connected', other: '# viewers connected' }),

  tooSlow: (needed, actual) =>
    `It needs ${needed} and gets ${actual} Mbit/s. A pause lets more of it arrive.`,
  waiting: {
    connecting: 'Connecting',
    'looking-for-peers': 'Looking for other viewers',
    'trackers-unreachable': 'No tracker can be reached',
    'asking-server': 'Waiting for the server',
    'waiting-for-piece': 'Waiting for this part',
    'too-slow': 'Too slow for this video',
    'fetching-metadata': 'Getting the list of files',
    opening: 'Opening the video',
    buffering: 'Buffering',
  },
  diagnoses: DIAGNOSIS_MESSAGES,

  files: 'Files',
  hideFiles: 'Hide files',
  nextFile: 'Next',
  previousFile: 'Previous',
  extras: 'Extras',
  filesThatDoNotPlay: 'Other files',
  moreFiles: plural('en', { other: 'Show # more' }),
  saveFile: (name) => `Save ${name}`,
  nextIn: plural('en', { one: 'Next in # second', other: 'Next in # seconds' }),
  playNow: 'Play now',
  cancel: 'Cancel',
  cover: (album) => `Cover of ${album}`,

  remedies: {
    retry: 'Try again',
    http: 'Play from the server',
    download: 'Download',
    pause: 'Pause',
    'open-app': 'Open in torrent app',
    'copy-magnet': 'Copy magnet',
  },
  saving: {
    saved: 'The file is downloaded.',
    failed: 'The download did not work.',
    'too-large': 'The file is too large to be downloaded in this browser.',
  },
  otherFiles: 'Other files of this torrent',
  technicalDetails: 'Technical details',
  copyDetails: 'Copy details',
  errors: {
    'invalid-source': {
      what: 'This is not a torrent.',
      remedy: 'The page gave an address that is not a magnet link, an infohash or a torrent file.',
    },
    'unsupported-torrent': {
      what: 'This kind of torrent cannot be played here.',
      remedy: 'It exists only in BitTorrent version 2. Ask for a version 1 or hybrid torrent.',
    },
    'torrent-unreachable': {
      what: 'The torrent file could not be loaded.',
      remedy: 'Check your connection and try again. If it stays so, its server may be down.',
    },
    'invalid-torrent': {
      what: 'The torrent file is damaged.',
      remedy: 'Ask the owner of the page for a new one.',
    },
    'infohash-mismatch': {
      what: 'This is not the torrent that the page promised.',
      remedy: 'Nothing was played, for your safety. Tell the owner of the page.',
    },
    'no-playable-file': {
      what: 'There is no video in this torrent that a browser can play.',
      remedy: 'Its files can still be downloaded.',
    },
    'file-not-found': {
      what: 'The video is not in this torrent.',
      remedy:
        'The page asks for a file that the torrent does not have. Tell the owner of the page.',
    },
    'webrtc-unavailable': {
      what: 'This browser cannot connect to other viewers.',
      remedy: 'WebRTC is missing or switched off. An extension or a setting may block it.',
    },
    'no-web-seed': {
      what: 'No server has this video.',
      remedy: 'It can be played together with other viewers only.',
    },
    'mse-unavailable': {
      what: 'This browser cannot play video that arrives in parts.',
      remedy: 'Update it, or open the page in another browser.',
    },
    'media-unsupported': {
      what: 'This browser cannot play this kind of video.',
      remedy: 'Another browser may be able to.',
    },
    'media-damaged': {
      what: 'The video file is damaged.',
      remedy: 'What was shared is itself broken; loading it again does not help.',
    },
    'engine-failed': {
      what: 'The connection to other viewers broke.',
      remedy: 'Try again. If it stays so, reload the page.',
    },
    'load-failed': {
      what: 'A part of the player could not be loaded.',
      remedy: 'Check your connection and try again.',
    },
  },
};
