import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** Italian. */
export const strings: Strings = {
  locale: 'it',
  direction: 'ltr',
  play: 'Riproduci',
  pause: 'Pausa',
  replay: 'Riproduci di nuovo',
  mute: 'Disattiva audio',
  unmute: 'Attiva audio',
  volume: 'Volume',
  seek: 'Posizione',
  seekPosition: (time, duration) => `${time} di ${duration}`,
  piecesHere: (share) => `${share} è qui`,
  piecesComing: (share) => `${share} in arrivo`,
  piecesMissing: (share) => `nessuno dei connessi ha il ${share}`,
  elapsedTime: 'Tempo trascorso',
  duration: 'Durata',
  showRemaining: 'Mostra il tempo rimanente',
  showElapsed: 'Mostra il tempo trascorso',
  remainingTime: 'Tempo rimanente',
  settings: 'Impostazioni',
  speed: 'Velocità',
  normalSpeed: 'Normale',
  subtitles: 'Sottotitoli',
  subtitlesOff: 'Disattivati',
  audioTrack: 'Audio',
  trackNumber: (position) => `Traccia ${position}`,
  pictureInPicture: 'Picture in picture',
  enterFullscreen: 'Schermo intero',
  exitFullscreen: 'Esci da schermo intero',
  controls: 'Comandi del lettore',

  consentNotice:
    'Si guarda insieme ad altri spettatori: possono vedere il suo indirizzo, e lei aiuta a distribuire.',
  serverNotice:
    'Si guarda solo dal server: gli altri spettatori non possono vedere il suo indirizzo.',
  playWithPeers: 'Guarda con altri spettatori',
  consentTitle: 'Guardare insieme ad altri?',
  consentText:
    'Questo video arriva dai suoi spettatori. Possono vedere il suo indirizzo IP, e lei trasmette ciò che guarda.',
  consentPeers: 'Con altri',
  serverOnly: 'Solo server',
  notNow: 'Non ora',
  consentRemembered: 'La risposta viene ricordata per questo sito.',
  privacySignalled: 'Il suo browser chiede riservatezza.',
  playsWithPeers: 'Sta guardando insieme ad altri spettatori',
  playsFromServer: 'Sta guardando solo dal server',
  forgetAnswer: 'Dimentica la mia risposta',

  stats: 'Statistiche',
  hideStats: 'Nascondi le statistiche',
  peers: 'Peer',
  download: 'Download',
  upload: 'Upload',
  fromPeers: 'Dai peer',
  fromServers: 'Dai server',
  uploaded: 'Inviato',
  ratio: 'Rapporto',
  wasted: 'Scartato',
  needed: 'Il video richiede',
  ratesOverTime: (mean, highest, upload) =>
    `Gli ultimi due minuti: download di ${mean} in media e ${highest} al massimo, upload di ${upload} in media`,
  memory: 'Memoria',
  countOf: (part, whole) => `${part} di ${whole}`,
  connecting: 'In connessione',
  failedConnections: 'Connessioni fallite',
  trackers: 'Tracker',
  trackerStates: {
    waiting: 'in attesa',
    connected: 'connesso',
    unreachable: 'irraggiungibile',
    silent: 'non risponde',
    refused: 'rifiuta',
  },
  othersKnown: plural('it', { one: 'conosce # altro', other: 'conosce # altri' }),
  webSeeds: 'Seed web',
  webSeedStates: {
    fine: 'disponibile',
    cors: 'irraggiungibile o vietato (CORS)',
    range: 'non invia intervalli di byte',
    status: 'risponde con un errore',
    'wrong-bytes': 'ha un’altra versione',
    stalled: 'non invia nulla',
  },
  torrentName: 'Torrent',
  fileName: 'File',
  size: 'Dimensione',
  pieces: 'Pezzi',
  infoHash: 'Infohash',
  copyInfoHash: 'Copia l’infohash',
  copied: 'Copiato',

  seeding: 'Condivisione',
  seedingExplained:
    'La condivisione passa ad altri spettatori le parti che lei ha già, perché possano guardare anche loro. Termina quando lascia questa pagina.',
  seedingStates: {
    on: 'Condivisione attiva',
    off: 'Condivisione disattivata',
    capped: 'Condivisione: limite raggiunto',
    eased: 'Condivisione: ridotta, questa connessione è a consumo',
  },

  nowPlaying: 'In riproduzione',
  nowPlayingFromServer: 'In riproduzione dal server',
  viewersConnected: plural('it', {
    one: '# spettatore connesso',
    other: '# spettatori connessi',
  }),
  tooSlow: (needed, actual) =>
    `Servono ${needed} Mbit/s e ne arrivano ${actual}. Con una pausa ne arriva di più.`,
  waiting: {
    connecting: 'Connessione in corso',
    'looking-for-peers': 'Ricerca di altri spettatori',
    'trackers-unreachable': 'Nessun tracker è raggiungibile',
    'asking-server': 'In attesa del server',
    'waiting-for-piece': 'In attesa di questa parte',
    'too-slow': 'Troppo lento per questo video',
    'fetching-metadata': 'Ricezione dell’elenco dei file',
    opening: 'Apertura del video',
    buffering: 'Caricamento',
  },
  diagnoses: {
    offline: 'Non c’è connessione. Si riprende quando torna la rete.',
    'blocked-by-policy': 'Questa pagina non permette al lettore di connettersi.',
    'tracker-unreachable':
      'Gli altri spettatori non si trovano: nessun punto d’incontro di questo video risponde. Nuovo tentativo in corso.',
    'nobody-there': 'Chi ha questo video non è online. Inizierà appena ci sarà qualcuno.',
    'connecting-fails':
      'Altri hanno questo video, ma la connessione con loro non riesce. Forse c’è di mezzo un firewall.',
    'piece-unavailable':
      'Nessuno online ha la prossima parte di questo video. Si riprende appena qualcuno l’avrà.',
    'too-slow': 'Il video arriva più lentamente di quanto si riproduce. Una pausa aiuta.',
    'web-seed-refused': 'Il server che ha questo video non lo consegna.',
    'budget-too-small': 'Questa pagina dà al lettore troppa poca memoria per questo video.',
  },

  files: 'File',
  hideFiles: 'Nascondi i file',
  nextFile: 'Successivo',
  previousFile: 'Precedente',
  extras: 'Extra',
  filesThatDoNotPlay: 'Altri file',
  moreFiles: plural('it', { one: 'Mostra un altro file', other: 'Mostra altri # file' }),
  saveFile: (name) => `Salva ${name}`,
  nextIn: plural('it', { one: 'Il prossimo tra # secondo', other: 'Il prossimo tra # secondi' }),
  playNow: 'Riproduci ora',
  cancel: 'Annulla',
  cover: (album) => `Copertina di ${album}`,

  remedies: {
    retry: 'Riprova',
    http: 'Riproduci dal server',
    download: 'Scarica',
    pause: 'Pausa',
    'open-app': 'Apri in un’app torrent',
    'copy-magnet': 'Copia il magnet',
  },
  saving: {
    saved: 'Il file è stato scaricato.',
    failed: 'Il download non è riuscito.',
    'too-large': 'Il file è troppo grande per essere scaricato in questo browser.',
  },
  otherFiles: 'Altri file di questo torrent',
  technicalDetails: 'Dettagli tecnici',
  copyDetails: 'Copia i dettagli',
  errors: {
    'invalid-source': {
      what: 'Questo non è un torrent.',
      remedy:
        'L’indirizzo dato dalla pagina non è un link magnet, né un infohash, né un file torrent.',
    },
    'unsupported-torrent': {
      what: 'Questo tipo di torrent non si può riprodurre qui.',
      remedy:
        'Esiste solo nella versione 2 di BitTorrent. Chieda un torrent della versione 1 o ibrido.',
    },
    'torrent-unreachable': {
      what: 'Non è stato possibile caricare il file torrent.',
      remedy: 'Controlli la connessione e riprovi. Se resta così, forse il server non funziona.',
    },
    'invalid-torrent': {
      what: 'Il file torrent è danneggiato.',
      remedy: 'Ne chieda uno nuovo a chi gestisce la pagina.',
    },
    'infohash-mismatch': {
      what: 'Questo non è il torrent che la pagina prometteva.',
      remedy: 'Per sicurezza non è stato riprodotto nulla. Avvisi chi gestisce la pagina.',
    },
    'no-playable-file': {
      what: 'In questo torrent non c’è alcun video che un browser possa riprodurre.',
      remedy: 'I suoi file si possono comunque scaricare.',
    },
    'file-not-found': {
      what: 'Il video non è in questo torrent.',
      remedy: 'La pagina chiede un file che il torrent non ha. Avvisi chi gestisce la pagina.',
    },
    'webrtc-unavailable': {
      what: 'Questo browser non può connettersi ad altri spettatori.',
      remedy: 'WebRTC manca o è disattivato. Forse lo blocca un’estensione o un’impostazione.',
    },
    'no-web-seed': {
      what: 'Nessun server ha questo video.',
      remedy: 'Si può guardare solo insieme ad altri spettatori.',
    },
    'mse-unavailable': {
      what: 'Questo browser non può riprodurre video che arrivano a parti.',
      remedy: 'Lo aggiorni, o apra la pagina in un altro browser.',
    },
    'media-unsupported': {
      what: 'Questo browser non può riprodurre questo tipo di video.',
      remedy: 'Forse un altro browser ci riesce.',
    },
    'media-damaged': {
      what: 'Il file video è danneggiato.',
      remedy: 'È già rotto ciò che è stato condiviso; ricaricarlo non serve.',
    },
    'engine-failed': {
      what: 'La connessione con gli altri spettatori si è interrotta.',
      remedy: 'Riprovi. Se resta così, ricarichi la pagina.',
    },
    'load-failed': {
      what: 'Non è stato possibile caricare una parte del lettore.',
      remedy: 'Controlli la connessione e riprovi.',
    },
  },
};
