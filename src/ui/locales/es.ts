import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** Spanish. */
export const strings: Strings = {
  locale: 'es',
  direction: 'ltr',
  play: 'Reproducir',
  pause: 'Pausa',
  replay: 'Volver a reproducir',
  mute: 'Silenciar',
  unmute: 'Activar el sonido',
  volume: 'Volumen',
  seek: 'Posición',
  seekPosition: (time, duration) => `${time} de ${duration}`,
  piecesHere: (share) => `${share} está aquí`,
  piecesComing: (share) => `${share} está llegando`,
  piecesMissing: (share) => `nadie conectado tiene el ${share}`,
  elapsedTime: 'Tiempo transcurrido',
  duration: 'Duración',
  showRemaining: 'Mostrar el tiempo restante',
  showElapsed: 'Mostrar el tiempo transcurrido',
  remainingTime: 'Tiempo restante',
  settings: 'Ajustes',
  speed: 'Velocidad',
  normalSpeed: 'Normal',
  subtitles: 'Subtítulos',
  subtitlesOff: 'Desactivados',
  audioTrack: 'Audio',
  trackNumber: (position) => `Pista ${position}`,
  pictureInPicture: 'Imagen en imagen',
  enterFullscreen: 'Pantalla completa',
  exitFullscreen: 'Salir de pantalla completa',
  controls: 'Controles del reproductor',

  consentNotice:
    'Se reproduce junto con otros espectadores: pueden ver su dirección, y usted ayuda a distribuir.',
  serverNotice:
    'Se reproduce solo desde el servidor: otros espectadores no pueden ver su dirección.',
  playWithPeers: 'Reproducir con otros espectadores',
  consentTitle: '¿Reproducir junto con otros?',
  consentText:
    'Este vídeo llega de sus espectadores. Pueden ver su dirección IP, y usted transmite lo que ve.',
  consentPeers: 'Con otros',
  serverOnly: 'Solo servidor',
  notNow: 'Ahora no',
  consentRemembered: 'Su respuesta se recordará en este sitio.',
  privacySignalled: 'Su navegador pide privacidad.',
  playsWithPeers: 'Reproduce junto con otros espectadores',
  playsFromServer: 'Reproduce solo desde el servidor',
  forgetAnswer: 'Olvidar mi respuesta',

  stats: 'Estadísticas',
  hideStats: 'Ocultar las estadísticas',
  peers: 'Pares',
  download: 'Descarga',
  upload: 'Subida',
  fromPeers: 'De los pares',
  fromServers: 'De servidores',
  uploaded: 'Subido',
  ratio: 'Proporción',
  wasted: 'Descartado',
  needed: 'El vídeo necesita',
  ratesOverTime: (mean, highest, upload) =>
    `Los últimos dos minutos: descarga de ${mean} de media y ${highest} como máximo, subida de ${upload} de media`,
  memory: 'Memoria',
  countOf: (part, whole) => `${part} de ${whole}`,
  connecting: 'Conectando',
  failedConnections: 'Conexiones fallidas',
  trackers: 'Trackers',
  trackerStates: {
    waiting: 'en espera',
    connected: 'conectado',
    unreachable: 'inaccesible',
    silent: 'no responde',
    refused: 'rechaza',
  },
  othersKnown: plural('es', { one: 'conoce a # más', other: 'conoce a # más' }),
  webSeeds: 'Semillas web',
  webSeedStates: {
    fine: 'disponible',
    cors: 'inaccesible o prohibida (CORS)',
    range: 'no envía rangos de bytes',
    status: 'responde con un error',
    'wrong-bytes': 'tiene otra versión',
    stalled: 'no envía nada',
  },
  torrentName: 'Torrent',
  fileName: 'Archivo',
  size: 'Tamaño',
  pieces: 'Piezas',
  infoHash: 'Infohash',
  copyInfoHash: 'Copiar el infohash',
  copied: 'Copiado',

  seeding: 'Compartir',
  seedingExplained:
    'Al compartir, las partes que usted tiene pasan a otros espectadores para que también puedan ver el vídeo. Termina cuando sale de esta página.',
  seedingStates: {
    on: 'Compartiendo',
    off: 'Compartir desactivado',
    capped: 'Compartir: límite alcanzado',
    eased: 'Compartir: reducido, esta conexión es de uso medido',
  },

  nowPlaying: 'Reproduciendo',
  nowPlayingFromServer: 'Reproduciendo desde el servidor',
  viewersConnected: plural('es', {
    one: '# espectador conectado',
    other: '# espectadores conectados',
  }),
  tooSlow: (needed, actual) =>
    `Necesita ${needed} y recibe ${actual} Mbit/s. En una pausa llega más.`,
  waiting: {
    connecting: 'Conectando',
    'looking-for-peers': 'Buscando a otros espectadores',
    'trackers-unreachable': 'Ningún tracker responde',
    'asking-server': 'Esperando al servidor',
    'waiting-for-piece': 'Esperando esta parte',
    'too-slow': 'Demasiado lento para este vídeo',
    'fetching-metadata': 'Obteniendo la lista de archivos',
    opening: 'Abriendo el vídeo',
    buffering: 'Cargando',
  },
  diagnoses: {
    offline: 'No hay conexión. Continuará cuando vuelva la red.',
    'blocked-by-policy': 'Esta página no permite que el reproductor se conecte.',
    'tracker-unreachable':
      'No se encuentra a otros espectadores: ningún punto de encuentro de este vídeo responde. Se vuelve a intentar.',
    'nobody-there':
      'Nadie que tenga este vídeo está conectado ahora. Empezará en cuanto haya alguien.',
    'connecting-fails':
      'Otros tienen este vídeo, pero no se consigue conectar con ellos. Quizá lo impida un cortafuegos.',
    'piece-unavailable':
      'Nadie conectado tiene la parte siguiente de este vídeo. Continuará en cuanto alguien la tenga.',
    'too-slow': 'El vídeo llega más despacio de lo que se reproduce. Una pausa ayuda.',
    'web-seed-refused': 'El servidor que tiene este vídeo no lo entrega.',
    'budget-too-small': 'Esta página da al reproductor muy poca memoria para este vídeo.',
  },

  files: 'Archivos',
  hideFiles: 'Ocultar los archivos',
  nextFile: 'Siguiente',
  previousFile: 'Anterior',
  extras: 'Extras',
  filesThatDoNotPlay: 'Otros archivos',
  moreFiles: plural('es', { other: 'Mostrar # más' }),
  saveFile: (name) => `Guardar ${name}`,
  nextIn: plural('es', { one: 'Siguiente en # segundo', other: 'Siguiente en # segundos' }),
  playNow: 'Reproducir ya',
  cancel: 'Cancelar',
  cover: (album) => `Portada de ${album}`,

  remedies: {
    retry: 'Reintentar',
    http: 'Reproducir desde el servidor',
    download: 'Descargar',
    pause: 'Pausa',
    'open-app': 'Abrir en una app de torrents',
    'copy-magnet': 'Copiar el magnet',
  },
  saving: {
    saved: 'El archivo se ha descargado.',
    failed: 'La descarga no ha funcionado.',
    'too-large': 'El archivo es demasiado grande para descargarlo en este navegador.',
  },
  otherFiles: 'Otros archivos de este torrent',
  technicalDetails: 'Detalles técnicos',
  copyDetails: 'Copiar los detalles',
  errors: {
    'invalid-source': {
      what: 'Esto no es un torrent.',
      remedy:
        'La página dio una dirección que no es un enlace magnet, ni un infohash, ni un archivo torrent.',
    },
    'unsupported-torrent': {
      what: 'Este tipo de torrent no se puede reproducir aquí.',
      remedy:
        'Solo existe en la versión 2 de BitTorrent. Pida un torrent de la versión 1 o híbrido.',
    },
    'torrent-unreachable': {
      what: 'No se pudo cargar el archivo torrent.',
      remedy:
        'Compruebe su conexión y vuelva a intentarlo. Si sigue igual, quizá su servidor no funcione.',
    },
    'invalid-torrent': {
      what: 'El archivo torrent está dañado.',
      remedy: 'Pida uno nuevo al responsable de la página.',
    },
    'infohash-mismatch': {
      what: 'Este no es el torrent que la página prometía.',
      remedy: 'Por su seguridad no se reprodujo nada. Avise al responsable de la página.',
    },
    'no-playable-file': {
      what: 'En este torrent no hay ningún vídeo que un navegador pueda reproducir.',
      remedy: 'Sus archivos sí se pueden descargar.',
    },
    'file-not-found': {
      what: 'El vídeo no está en este torrent.',
      remedy:
        'La página pide un archivo que el torrent no tiene. Avise al responsable de la página.',
    },
    'webrtc-unavailable': {
      what: 'Este navegador no puede conectarse con otros espectadores.',
      remedy: 'WebRTC falta o está desactivado. Quizá lo bloquee una extensión o un ajuste.',
    },
    'no-web-seed': {
      what: 'Ningún servidor tiene este vídeo.',
      remedy: 'Solo se puede reproducir junto con otros espectadores.',
    },
    'mse-unavailable': {
      what: 'Este navegador no puede reproducir vídeo que llega por partes.',
      remedy: 'Actualícelo o abra la página en otro navegador.',
    },
    'media-unsupported': {
      what: 'Este navegador no puede reproducir este tipo de vídeo.',
      remedy: 'Quizá otro navegador pueda.',
    },
    'media-damaged': {
      what: 'El archivo de vídeo está dañado.',
      remedy: 'Lo que se compartió ya está roto; volver a cargarlo no ayuda.',
    },
    'engine-failed': {
      what: 'Se rompió la conexión con otros espectadores.',
      remedy: 'Vuelva a intentarlo. Si sigue igual, recargue la página.',
    },
    'load-failed': {
      what: 'No se pudo cargar una parte del reproductor.',
      remedy: 'Compruebe su conexión y vuelva a intentarlo.',
    },
  },
};
