import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** French. */
export const strings: Strings = {
  locale: 'fr',
  direction: 'ltr',
  play: 'Lire',
  pause: 'Pause',
  replay: 'Revoir',
  mute: 'Couper le son',
  unmute: 'Rétablir le son',
  volume: 'Volume',
  seek: 'Position',
  seekPosition: (time, duration) => `${time} sur ${duration}`,
  piecesHere: (share) => `${share} est là`,
  piecesComing: (share) => `${share} arrive`,
  piecesMissing: (share) => `aucun pair connecté n’a ${share}`,
  elapsedTime: 'Temps écoulé',
  duration: 'Durée',
  showRemaining: 'Afficher le temps restant',
  showElapsed: 'Afficher le temps écoulé',
  remainingTime: 'Temps restant',
  settings: 'Réglages',
  speed: 'Vitesse',
  normalSpeed: 'Normale',
  subtitles: 'Sous-titres',
  subtitlesOff: 'Désactivés',
  audioTrack: 'Audio',
  trackNumber: (position) => `Piste ${position}`,
  pictureInPicture: 'Image dans l’image',
  enterFullscreen: 'Plein écran',
  exitFullscreen: 'Quitter le plein écran',
  controls: 'Commandes du lecteur',

  consentNotice:
    'Lecture avec d’autres spectateurs : ils peuvent voir votre adresse, et vous aidez à diffuser.',
  serverNotice:
    'Lecture depuis le serveur seul : les autres spectateurs ne voient pas votre adresse.',
  playWithPeers: 'Lire avec d’autres spectateurs',
  consentTitle: 'Lire avec d’autres ?',
  consentText:
    'Cette vidéo vient de ses spectateurs. Ils peuvent voir votre adresse IP, et vous transmettez ce que vous regardez.',
  consentPeers: 'Avec d’autres',
  serverOnly: 'Serveur seul',
  notNow: 'Pas maintenant',
  consentRemembered: 'Votre réponse est mémorisée pour ce site.',
  privacySignalled: 'Votre navigateur demande la confidentialité.',
  playsWithPeers: 'Vous regardez avec d’autres spectateurs',
  playsFromServer: 'Vous regardez depuis le serveur seul',
  forgetAnswer: 'Oublier ma réponse',

  stats: 'Statistiques',
  hideStats: 'Masquer les statistiques',
  peers: 'Pairs',
  download: 'Réception',
  upload: 'Envoi',
  fromPeers: 'Des pairs',
  fromServers: 'Des serveurs',
  uploaded: 'Envoyé',
  ratio: 'Ratio',
  wasted: 'Rejeté',
  needed: 'Débit de la vidéo',
  ratesOverTime: (mean, highest, upload) =>
    `Les deux dernières minutes : réception de ${mean} en moyenne et ${highest} au plus, envoi de ${upload} en moyenne`,
  memory: 'Mémoire',
  countOf: (part, whole) => `${part} sur ${whole}`,
  connecting: 'En connexion',
  failedConnections: 'Connexions échouées',
  trackers: 'Trackers',
  trackerStates: {
    waiting: 'en attente',
    connected: 'connecté',
    unreachable: 'injoignable',
    silent: 'ne répond pas',
    refused: 'refuse',
  },
  othersKnown: plural('fr', { one: 'en connaît # autre', other: 'en connaît # autres' }),
  webSeeds: 'Sources web',
  webSeedStates: {
    fine: 'disponible',
    cors: 'injoignable ou interdite (CORS)',
    range: 'n’envoie pas de plages d’octets',
    status: 'répond par une erreur',
    'wrong-bytes': 'a une autre version',
    stalled: 'n’envoie rien',
  },
  torrentName: 'Torrent',
  fileName: 'Fichier',
  size: 'Taille',
  pieces: 'Pièces',
  infoHash: 'Infohash',
  copyInfoHash: 'Copier l’infohash',
  copied: 'Copié',

  seeding: 'Partage',
  seedingExplained:
    'Le partage transmet à d’autres spectateurs les parties que vous avez, pour qu’ils puissent regarder aussi. Il s’arrête quand vous quittez cette page.',
  seedingStates: {
    on: 'Partage actif',
    off: 'Partage désactivé',
    capped: 'Partage : limite atteinte',
    eased: 'Partage : réduit, cette connexion est limitée',
  },

  nowPlaying: 'Lecture en cours',
  nowPlayingFromServer: 'Lecture en cours depuis le serveur',
  viewersConnected: plural('fr', {
    one: '# spectateur connecté',
    other: '# spectateurs connectés',
  }),
  tooSlow: (needed, actual) =>
    `Il faut ${needed} et il arrive ${actual} Mbit/s. Une pause en laisse arriver davantage.`,
  waiting: {
    connecting: 'Connexion',
    'looking-for-peers': 'Recherche d’autres spectateurs',
    'trackers-unreachable': 'Aucun tracker n’est joignable',
    'asking-server': 'En attente du serveur',
    'waiting-for-piece': 'En attente de cette partie',
    'too-slow': 'Trop lent pour cette vidéo',
    'fetching-metadata': 'Réception de la liste des fichiers',
    opening: 'Ouverture de la vidéo',
    buffering: 'Mise en mémoire tampon',
  },
  diagnoses: {
    offline: 'Vous êtes hors ligne. La lecture reprendra avec le réseau.',
    'blocked-by-policy': 'Cette page ne permet pas au lecteur de se connecter.',
    'tracker-unreachable':
      'Les autres spectateurs sont introuvables : aucun point de rencontre de cette vidéo ne répond. Nouvel essai en cours.',
    'nobody-there':
      'Personne qui a cette vidéo n’est en ligne. Elle commencera dès que quelqu’un le sera.',
    'connecting-fails':
      'D’autres ont cette vidéo, mais la connexion avec eux échoue. Un pare-feu l’empêche peut-être.',
    'piece-unavailable':
      'Personne en ligne n’a la suite de cette vidéo. Elle reprendra dès que quelqu’un l’aura.',
    'too-slow': 'La vidéo arrive moins vite qu’elle n’est lue. Une pause aide.',
    'web-seed-refused': 'Le serveur qui a cette vidéo ne la délivre pas.',
    'budget-too-small': 'Cette page donne au lecteur trop peu de mémoire pour cette vidéo.',
  },

  files: 'Fichiers',
  hideFiles: 'Masquer les fichiers',
  nextFile: 'Suivant',
  previousFile: 'Précédent',
  extras: 'Bonus',
  filesThatDoNotPlay: 'Autres fichiers',
  moreFiles: plural('fr', { other: 'En afficher # de plus' }),
  saveFile: (name) => `Enregistrer ${name}`,
  nextIn: plural('fr', { one: 'Suite dans # seconde', other: 'Suite dans # secondes' }),
  playNow: 'Lire maintenant',
  cancel: 'Annuler',
  cover: (album) => `Pochette de ${album}`,

  remedies: {
    retry: 'Réessayer',
    http: 'Lire depuis le serveur',
    download: 'Télécharger',
    pause: 'Pause',
    'open-app': 'Ouvrir dans une app torrent',
    'copy-magnet': 'Copier le magnet',
  },
  saving: {
    saved: 'Le fichier est téléchargé.',
    failed: 'Le téléchargement a échoué.',
    'too-large': 'Le fichier est trop volumineux pour être téléchargé dans ce navigateur.',
  },
  otherFiles: 'Autres fichiers de ce torrent',
  technicalDetails: 'Détails techniques',
  copyDetails: 'Copier les détails',
  errors: {
    'invalid-source': {
      what: 'Ce n’est pas un torrent.',
      remedy:
        'L’adresse que donne la page n’est ni un lien magnet, ni un infohash, ni un fichier torrent.',
    },
    'unsupported-torrent': {
      what: 'Ce genre de torrent ne peut pas être lu ici.',
      remedy:
        'Il n’existe que dans la version 2 de BitTorrent. Demandez un torrent de version 1 ou hybride.',
    },
    'torrent-unreachable': {
      what: 'Le fichier torrent n’a pas pu être chargé.',
      remedy:
        'Vérifiez votre connexion et réessayez. Si cela dure, son serveur est peut-être en panne.',
    },
    'invalid-torrent': {
      what: 'Le fichier torrent est endommagé.',
      remedy: 'Demandez-en un nouveau au responsable de la page.',
    },
    'infohash-mismatch': {
      what: 'Ce n’est pas le torrent que la page avait promis.',
      remedy: 'Par sécurité, rien n’a été lu. Prévenez le responsable de la page.',
    },
    'no-playable-file': {
      what: 'Ce torrent ne contient aucune vidéo qu’un navigateur puisse lire.',
      remedy: 'Ses fichiers peuvent quand même être téléchargés.',
    },
    'file-not-found': {
      what: 'La vidéo n’est pas dans ce torrent.',
      remedy:
        'La page demande un fichier que le torrent n’a pas. Prévenez le responsable de la page.',
    },
    'webrtc-unavailable': {
      what: 'Ce navigateur ne peut pas se connecter à d’autres spectateurs.',
      remedy: 'WebRTC est absent ou désactivé. Une extension ou un réglage le bloque peut-être.',
    },
    'no-web-seed': {
      what: 'Aucun serveur n’a cette vidéo.',
      remedy: 'Elle ne peut être lue qu’avec d’autres spectateurs.',
    },
    'mse-unavailable': {
      what: 'Ce navigateur ne peut pas lire une vidéo qui arrive par morceaux.',
      remedy: 'Mettez-le à jour, ou ouvrez la page dans un autre navigateur.',
    },
    'media-unsupported': {
      what: 'Ce navigateur ne peut pas lire ce genre de vidéo.',
      remedy: 'Un autre navigateur le pourra peut-être.',
    },
    'media-damaged': {
      what: 'Le fichier vidéo est endommagé.',
      remedy: 'Ce qui a été partagé est déjà abîmé ; le recharger n’aide pas.',
    },
    'engine-failed': {
      what: 'La connexion aux autres spectateurs s’est rompue.',
      remedy: 'Réessayez. Si cela dure, rechargez la page.',
    },
    'load-failed': {
      what: 'Une partie du lecteur n’a pas pu être chargée.',
      remedy: 'Vérifiez votre connexion et réessayez.',
    },
  },
};
