import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** Portuguese, in words that both Brazil and Portugal use where there are any. */
export const strings: Strings = {
  locale: 'pt',
  direction: 'ltr',
  play: 'Reproduzir',
  pause: 'Pausar',
  replay: 'Reproduzir de novo',
  mute: 'Desativar o som',
  unmute: 'Ativar o som',
  volume: 'Volume',
  seek: 'Posição',
  seekPosition: (time, duration) => `${time} de ${duration}`,
  piecesHere: (share) => `${share} está aqui`,
  piecesComing: (share) => `${share} está chegando`,
  piecesMissing: (share) => `ninguém conectado tem ${share}`,
  elapsedTime: 'Tempo decorrido',
  duration: 'Duração',
  showRemaining: 'Mostrar o tempo restante',
  showElapsed: 'Mostrar o tempo decorrido',
  remainingTime: 'Tempo restante',
  settings: 'Configurações',
  speed: 'Velocidade',
  normalSpeed: 'Normal',
  subtitles: 'Legendas',
  subtitlesOff: 'Desativadas',
  audioTrack: 'Áudio',
  trackNumber: (position) => `Faixa ${position}`,
  pictureInPicture: 'Picture-in-picture',
  enterFullscreen: 'Tela cheia',
  exitFullscreen: 'Sair da tela cheia',
  controls: 'Controles do player',

  consentNotice:
    'Reproduz junto com outros espectadores: eles podem ver o seu endereço, e você ajuda a distribuir.',
  serverNotice:
    'Reproduz só a partir do servidor: outros espectadores não podem ver o seu endereço.',
  playWithPeers: 'Reproduzir com outros espectadores',
  consentTitle: 'Reproduzir junto com outros?',
  consentText:
    'Este vídeo vem dos seus espectadores. Eles podem ver o seu endereço IP, e você passa adiante o que assiste.',
  consentPeers: 'Com outros',
  serverOnly: 'Só servidor',
  notNow: 'Agora não',
  consentRemembered: 'A sua resposta fica guardada neste site.',
  privacySignalled: 'O seu navegador pede privacidade.',
  playsWithPeers: 'Você assiste junto com outros espectadores',
  playsFromServer: 'Você assiste só a partir do servidor',
  forgetAnswer: 'Esquecer a minha resposta',

  stats: 'Estatísticas',
  hideStats: 'Ocultar as estatísticas',
  peers: 'Pares',
  download: 'Download',
  upload: 'Upload',
  fromPeers: 'De pares',
  fromServers: 'De servidores',
  uploaded: 'Enviado',
  ratio: 'Proporção',
  wasted: 'Descartado',
  needed: 'O vídeo precisa de',
  ratesOverTime: (mean, highest, upload) =>
    `Os últimos dois minutos: download de ${mean} em média e ${highest} no máximo, upload de ${upload} em média`,
  memory: 'Memória',
  countOf: (part, whole) => `${part} de ${whole}`,
  connecting: 'Conectando',
  failedConnections: 'Conexões que falharam',
  trackers: 'Trackers',
  trackerStates: {
    waiting: 'em espera',
    connected: 'conectado',
    unreachable: 'inacessível',
    silent: 'não responde',
    refused: 'recusa',
  },
  othersKnown: plural('pt', { one: 'conhece mais #', other: 'conhece mais #' }),
  webSeeds: 'Sementes web',
  webSeedStates: {
    fine: 'disponível',
    cors: 'inacessível ou proibida (CORS)',
    range: 'não envia intervalos de bytes',
    status: 'responde com um erro',
    'wrong-bytes': 'tem outra versão',
    stalled: 'não envia nada',
  },
  torrentName: 'Torrent',
  fileName: 'Arquivo',
  size: 'Tamanho',
  pieces: 'Peças',
  infoHash: 'Infohash',
  copyInfoHash: 'Copiar o infohash',
  copied: 'Copiado',

  seeding: 'Compartilhar',
  seedingExplained:
    'Ao compartilhar, as partes que você tem passam a outros espectadores, para que também possam assistir. Termina quando você sai desta página.',
  seedingStates: {
    on: 'Compartilhando',
    off: 'Compartilhar desativado',
    capped: 'Compartilhar: limite atingido',
    eased: 'Compartilhar: reduzido, esta conexão é limitada',
  },

  nowPlaying: 'Reproduzindo',
  nowPlayingFromServer: 'Reproduzindo a partir do servidor',
  viewersConnected: plural('pt', {
    one: '# espectador conectado',
    other: '# espectadores conectados',
  }),
  tooSlow: (needed, actual) =>
    `Precisa de ${needed} e recebe ${actual} Mbit/s. Numa pausa chega mais.`,
  waiting: {
    connecting: 'Conectando',
    'looking-for-peers': 'Procurando outros espectadores',
    'trackers-unreachable': 'Nenhum tracker está acessível',
    'asking-server': 'Esperando o servidor',
    'waiting-for-piece': 'Esperando esta parte',
    'too-slow': 'Lento demais para este vídeo',
    'fetching-metadata': 'Recebendo a lista de arquivos',
    opening: 'Abrindo o vídeo',
    buffering: 'Carregando',
  },
  diagnoses: {
    offline: 'Você está sem conexão. Continua quando a rede voltar.',
    'blocked-by-policy': 'Esta página não permite que o player se conecte.',
    'tracker-unreachable':
      'Não se encontram outros espectadores: nenhum ponto de encontro deste vídeo responde. Nova tentativa em curso.',
    'nobody-there':
      'Ninguém que tenha este vídeo está conectado agora. Começa assim que houver alguém.',
    'connecting-fails':
      'Outros têm este vídeo, mas não se consegue conectar a eles. Talvez um firewall impeça.',
    'piece-unavailable':
      'Ninguém conectado tem a próxima parte deste vídeo. Continua assim que alguém a tiver.',
    'too-slow': 'O vídeo chega mais devagar do que é reproduzido. Uma pausa ajuda.',
    'web-seed-refused': 'O servidor que tem este vídeo não o entrega.',
    'budget-too-small': 'Esta página dá ao player pouca memória para este vídeo.',
  },

  files: 'Arquivos',
  hideFiles: 'Ocultar os arquivos',
  nextFile: 'Próximo',
  previousFile: 'Anterior',
  extras: 'Extras',
  filesThatDoNotPlay: 'Outros arquivos',
  moreFiles: plural('pt', { other: 'Mostrar mais #' }),
  saveFile: (name) => `Salvar ${name}`,
  nextIn: plural('pt', { one: 'O próximo em # segundo', other: 'O próximo em # segundos' }),
  playNow: 'Reproduzir agora',
  cancel: 'Cancelar',
  cover: (album) => `Capa de ${album}`,

  remedies: {
    retry: 'Tentar de novo',
    http: 'Reproduzir do servidor',
    download: 'Baixar',
    pause: 'Pausar',
    'open-app': 'Abrir num app de torrents',
    'copy-magnet': 'Copiar o magnet',
  },
  saving: {
    saved: 'O arquivo foi baixado.',
    failed: 'O download não funcionou.',
    'too-large': 'O arquivo é grande demais para ser baixado neste navegador.',
  },
  otherFiles: 'Outros arquivos deste torrent',
  technicalDetails: 'Detalhes técnicos',
  copyDetails: 'Copiar os detalhes',
  errors: {
    'invalid-source': {
      what: 'Isto não é um torrent.',
      remedy:
        'A página deu um endereço que não é um link magnet, nem um infohash, nem um arquivo torrent.',
    },
    'unsupported-torrent': {
      what: 'Este tipo de torrent não pode ser reproduzido aqui.',
      remedy: 'Só existe na versão 2 do BitTorrent. Peça um torrent da versão 1 ou híbrido.',
    },
    'torrent-unreachable': {
      what: 'Não foi possível carregar o arquivo torrent.',
      remedy:
        'Verifique a sua conexão e tente de novo. Se continuar assim, talvez o servidor esteja fora do ar.',
    },
    'invalid-torrent': {
      what: 'O arquivo torrent está danificado.',
      remedy: 'Peça um novo ao responsável pela página.',
    },
    'infohash-mismatch': {
      what: 'Este não é o torrent que a página prometeu.',
      remedy: 'Por segurança, nada foi reproduzido. Avise o responsável pela página.',
    },
    'no-playable-file': {
      what: 'Neste torrent não há nenhum vídeo que um navegador possa reproduzir.',
      remedy: 'Os arquivos ainda podem ser baixados.',
    },
    'file-not-found': {
      what: 'O vídeo não está neste torrent.',
      remedy: 'A página pede um arquivo que o torrent não tem. Avise o responsável pela página.',
    },
    'webrtc-unavailable': {
      what: 'Este navegador não consegue se conectar a outros espectadores.',
      remedy:
        'O WebRTC falta ou está desligado. Talvez uma extensão ou uma configuração o bloqueie.',
    },
    'no-web-seed': {
      what: 'Nenhum servidor tem este vídeo.',
      remedy: 'Só pode ser reproduzido junto com outros espectadores.',
    },
    'mse-unavailable': {
      what: 'Este navegador não consegue reproduzir vídeo que chega em partes.',
      remedy: 'Atualize-o ou abra a página em outro navegador.',
    },
    'media-unsupported': {
      what: 'Este navegador não consegue reproduzir este tipo de vídeo.',
      remedy: 'Talvez outro navegador consiga.',
    },
    'media-damaged': {
      what: 'O arquivo de vídeo está danificado.',
      remedy: 'O que foi compartilhado já está com defeito; carregar de novo não ajuda.',
    },
    'engine-failed': {
      what: 'A conexão com outros espectadores caiu.',
      remedy: 'Tente de novo. Se continuar assim, recarregue a página.',
    },
    'load-failed': {
      what: 'Não foi possível carregar uma parte do player.',
      remedy: 'Verifique a sua conexão e tente de novo.',
    },
  },
};
