import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** German. */
export const strings: Strings = {
  locale: 'de',
  direction: 'ltr',
  play: 'Wiedergeben',
  pause: 'Pause',
  replay: 'Nochmals abspielen',
  mute: 'Stummschalten',
  unmute: 'Ton einschalten',
  volume: 'Lautstärke',
  seek: 'Position',
  seekPosition: (time, duration) => `${time} von ${duration}`,
  elapsedTime: 'Verstrichene Zeit',
  duration: 'Dauer',
  showRemaining: 'Verbleibende Zeit anzeigen',
  showElapsed: 'Verstrichene Zeit anzeigen',
  remainingTime: 'Verbleibende Zeit',
  settings: 'Einstellungen',
  speed: 'Geschwindigkeit',
  normalSpeed: 'Normal',
  subtitles: 'Untertitel',
  subtitlesOff: 'Aus',
  audioTrack: 'Tonspur',
  trackNumber: (position) => `Spur ${position}`,
  pictureInPicture: 'Bild im Bild',
  enterFullscreen: 'Vollbild',
  exitFullscreen: 'Vollbild beenden',
  controls: 'Steuerung des Players',
  consentNotice:
    'Spielt gemeinsam mit anderen Zuschauern: Sie sehen Ihre Adresse, und Sie helfen beim Verteilen.',
  serverNotice: 'Spielt nur vom Server: Andere Zuschauer sehen Ihre Adresse nicht.',
  playWithPeers: 'Mit anderen Zuschauern abspielen',
  consentTitle: 'Gemeinsam mit anderen abspielen?',
  consentText:
    'Dieses Video kommt von seinen Zuschauern. Sie sehen Ihre IP-Adresse, und Sie geben weiter, was Sie ansehen.',
  consentPeers: 'Mit anderen',
  serverOnly: 'Nur vom Server',
  notNow: 'Nicht jetzt',
  consentRemembered: 'Ihre Antwort wird für diese Website gemerkt.',
  privacySignalled: 'Ihr Browser bittet um Privatsphäre.',
  playsWithPeers: 'Sie sehen gemeinsam mit anderen zu',
  playsFromServer: 'Das Video kommt nur vom Server',
  forgetAnswer: 'Meine Antwort vergessen',
  stats: 'Statistik',
  hideStats: 'Statistik ausblenden',
  peers: 'Peers',
  download: 'Download',
  upload: 'Upload',
  fromPeers: 'Von Peers',
  fromServers: 'Von Servern',
  uploaded: 'Hochgeladen',
  ratio: 'Verhältnis',
  wasted: 'Verworfen',
  needed: 'Video braucht',
  ratesOverTime: (mean, highest, upload) =>
    `Die letzten zwei Minuten: Download im Mittel ${mean}, höchstens ${highest}, Upload im Mittel ${upload}`,
  memory: 'Speicher',
  countOf: (part, whole) => `${part} von ${whole}`,
  connecting: 'Im Aufbau',
  failedConnections: 'Gescheiterte Verbindungen',
  trackers: 'Tracker',
  trackerStates: {
    waiting: 'wartet',
    connected: 'verbunden',
    unreachable: 'nicht erreichbar',
    silent: 'antwortet nicht',
    refused: 'lehnt ab',
  },
  othersKnown: (shown, count) => (count === 1 ? `kennt ${shown} anderen` : `kennt ${shown} andere`),
  webSeeds: 'Webseeds',
  webSeedStates: {
    fine: 'verfügbar',
    cors: 'nicht erreichbar oder verboten (CORS)',
    range: 'liefert keine Teilbereiche',
    status: 'antwortet mit einem Fehler',
    'wrong-bytes': 'hat eine andere Fassung',
    stalled: 'sendet nichts',
  },
  torrentName: 'Torrent',
  fileName: 'Datei',
  size: 'Größe',
  pieces: 'Stücke',
  infoHash: 'Infohash',
  copyInfoHash: 'Infohash kopieren',
  copied: 'Kopiert',
  seeding: 'Verteilen',
  seedingExplained:
    'Beim Verteilen gehen die Teile, die Sie haben, an andere Zuschauer weiter, damit auch sie zusehen können. Es endet, wenn Sie diese Seite verlassen.',
  seedingStates: {
    on: 'Verteilen an',
    off: 'Verteilen aus',
    capped: 'Verteilen: Grenze erreicht',
    eased: 'Verteilen: gedrosselt, diese Verbindung ist getaktet',
  },
  nowPlaying: 'Wiedergabe läuft',
  nowPlayingFromServer: 'Wiedergabe läuft, vom Server',
  viewersConnected: (count) =>
    count === 1 ? '1 Zuschauer verbunden' : `${count} Zuschauer verbunden`,
  tooSlow: (needed, actual) =>
    `Es braucht ${needed} und bekommt ${actual} Mbit/s. In einer Pause kommt mehr davon an.`,
  waiting: {
    connecting: 'Verbindung wird hergestellt',
    'looking-for-peers': 'Andere Zuschauer werden gesucht',
    'trackers-unreachable': 'Kein Tracker erreichbar',
    'asking-server': 'Warten auf den Server',
    'waiting-for-piece': 'Warten auf diesen Teil',
    'too-slow': 'Zu langsam für dieses Video',
    'fetching-metadata': 'Dateiliste wird geladen',
    opening: 'Video wird geöffnet',
    buffering: 'Wird gepuffert',
  },
  diagnoses: {
    offline: 'Sie sind offline. Es geht weiter, sobald das Netz wieder da ist.',
    'blocked-by-policy': 'Diese Seite erlaubt dem Player keine Verbindungen.',
    'tracker-unreachable':
      'Andere Zuschauer sind nicht zu finden: Kein Treffpunkt dieses Videos antwortet. Neuer Versuch läuft.',
    'nobody-there': 'Niemand mit diesem Video ist gerade online. Es startet, sobald jemand da ist.',
    'connecting-fails':
      'Andere haben dieses Video, aber die Verbindung zu ihnen gelingt nicht. Vielleicht ist eine Firewall im Weg.',
    'piece-unavailable':
      'Niemand, der online ist, hat den nächsten Teil dieses Videos. Es geht weiter, sobald ihn jemand hat.',
    'too-slow': 'Das Video kommt langsamer an, als es abgespielt wird. Eine Pause hilft.',
    'web-seed-refused': 'Der Server mit diesem Video liefert es nicht aus.',
    'budget-too-small': 'Diese Seite gibt dem Player zu wenig Speicher für dieses Video.',
  },
  files: 'Dateien',
  hideFiles: 'Dateien ausblenden',
  nextFile: 'Weiter',
  previousFile: 'Zurück',
  extras: 'Extras',
  filesThatDoNotPlay: 'Andere Dateien',
  moreFiles: plural('de', { other: '# weitere anzeigen' }),
  saveFile: (name) => `${name} speichern`,
  nextIn: plural('de', { one: 'Weiter in # Sekunde', other: 'Weiter in # Sekunden' }),
  playNow: 'Jetzt abspielen',
  cancel: 'Abbrechen',
  cover: (album) => `Cover von ${album}`,

  remedies: {
    retry: 'Erneut versuchen',
    http: 'Vom Server abspielen',
    pause: 'Pause',
    'open-app': 'In Torrent-App öffnen',
    'copy-magnet': 'Magnet kopieren',
  },
  otherFiles: 'Weitere Dateien dieses Torrents',
  technicalDetails: 'Technische Details',
  copyDetails: 'Details kopieren',
  errors: {
    'invalid-source': {
      what: 'Das ist kein Torrent.',
      remedy:
        'Die Adresse auf dieser Seite ist weder ein Magnet-Link noch ein Infohash noch eine Torrent-Datei.',
    },
    'unsupported-torrent': {
      what: 'Diese Art von Torrent kann hier nicht abgespielt werden.',
      remedy:
        'Es gibt ihn nur in BitTorrent-Version 2. Bitten Sie um einen Torrent der Version 1 oder einen Hybrid-Torrent.',
    },
    'torrent-unreachable': {
      what: 'Die Torrent-Datei konnte nicht geladen werden.',
      remedy:
        'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut. Bleibt es dabei, ist vielleicht der Server ausgefallen.',
    },
    'invalid-torrent': {
      what: 'Die Torrent-Datei ist beschädigt.',
      remedy: 'Bitten Sie den Betreiber der Seite um eine neue.',
    },
    'infohash-mismatch': {
      what: 'Das ist nicht der Torrent, den die Seite versprochen hat.',
      remedy:
        'Zu Ihrer Sicherheit wurde nichts abgespielt. Informieren Sie den Betreiber der Seite.',
    },
    'no-playable-file': {
      what: 'Dieser Torrent enthält kein Video, das ein Browser abspielen kann.',
      remedy: 'Ein Torrent-Programm auf dem Computer kann die Dateien trotzdem herunterladen.',
    },
    'file-not-found': {
      what: 'Das Video ist nicht in diesem Torrent.',
      remedy:
        'Die Seite verlangt eine Datei, die der Torrent nicht hat. Informieren Sie den Betreiber der Seite.',
    },
    'webrtc-unavailable': {
      what: 'Dieser Browser kann sich nicht mit anderen Zuschauern verbinden.',
      remedy:
        'WebRTC fehlt oder ist ausgeschaltet. Eine Erweiterung oder Einstellung blockiert es vielleicht.',
    },
    'no-web-seed': {
      what: 'Kein Server hat dieses Video.',
      remedy: 'Es kann nur gemeinsam mit anderen Zuschauern abgespielt werden.',
    },
    'mse-unavailable': {
      what: 'Dieser Browser kann kein Video abspielen, das in Teilen ankommt.',
      remedy: 'Aktualisieren Sie ihn oder öffnen Sie die Seite in einem anderen Browser.',
    },
    'media-unsupported': {
      what: 'Dieser Browser kann diese Art von Video nicht abspielen.',
      remedy: 'Ein anderer Browser kann es vielleicht.',
    },
    'media-damaged': {
      what: 'Die Videodatei ist beschädigt.',
      remedy: 'Schon das Verteilte ist fehlerhaft; erneutes Laden hilft nicht.',
    },
    'engine-failed': {
      what: 'Die Verbindung zu anderen Zuschauern ist abgebrochen.',
      remedy: 'Versuchen Sie es erneut. Bleibt es dabei, laden Sie die Seite neu.',
    },
    'load-failed': {
      what: 'Ein Teil des Players konnte nicht geladen werden.',
      remedy: 'Prüfen Sie Ihre Verbindung und versuchen Sie es erneut.',
    },
  },
};
