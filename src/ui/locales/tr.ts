import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** Turkish. */
export const strings: Strings = {
  locale: 'tr',
  direction: 'ltr',
  play: 'Oynat',
  pause: 'Duraklat',
  replay: 'Yeniden oynat',
  mute: 'Sesi kapat',
  unmute: 'Sesi aç',
  volume: 'Ses düzeyi',
  seek: 'Konum',
  seekPosition: (time, duration) => `${time} / ${duration}`,
  piecesHere: (share) => `${share} burada`,
  piecesComing: (share) => `${share} geliyor`,
  piecesMissing: (share) => `${share} bağlı olanların hiçbirinde yok`,
  elapsedTime: 'Geçen süre',
  duration: 'Süre',
  showRemaining: 'Kalan süreyi göster',
  showElapsed: 'Geçen süreyi göster',
  remainingTime: 'Kalan süre',
  settings: 'Ayarlar',
  speed: 'Hız',
  normalSpeed: 'Normal',
  subtitles: 'Altyazılar',
  subtitlesOff: 'Kapalı',
  audioTrack: 'Ses',
  trackNumber: (position) => `Parça ${position}`,
  pictureInPicture: 'Resim içinde resim',
  enterFullscreen: 'Tam ekran',
  exitFullscreen: 'Tam ekrandan çık',
  controls: 'Oynatıcı denetimleri',

  consentNotice:
    'Diğer izleyicilerle birlikte oynatılır: adresinizi görebilirler, siz de dağıtmaya yardım edersiniz.',
  serverNotice: 'Yalnızca sunucudan oynatılır: diğer izleyiciler adresinizi göremez.',
  playWithPeers: 'Diğer izleyicilerle oynat',
  consentTitle: 'Başkalarıyla birlikte oynatılsın mı?',
  consentText:
    'Bu video izleyicilerinden gelir. IP adresinizi görebilirler, siz de izlediğinizi başkalarına aktarırsınız.',
  consentPeers: 'Başkalarıyla',
  serverOnly: 'Yalnızca sunucu',
  notNow: 'Şimdi değil',
  consentRemembered: 'Yanıtınız bu sitede hatırlanır.',
  privacySignalled: 'Tarayıcınız gizlilik istiyor.',
  playsWithPeers: 'Diğer izleyicilerle birlikte izliyorsunuz',
  playsFromServer: 'Yalnızca sunucudan izliyorsunuz',
  forgetAnswer: 'Yanıtımı unut',

  stats: 'İstatistikler',
  hideStats: 'İstatistikleri gizle',
  peers: 'Eşler',
  download: 'İndirme',
  upload: 'Gönderme',
  fromPeers: 'Eşlerden',
  fromServers: 'Sunuculardan',
  uploaded: 'Gönderilen',
  ratio: 'Oran',
  wasted: 'Atılan',
  needed: 'Videonun gereği',
  ratesOverTime: (mean, highest, upload) =>
    `Son iki dakika: indirme ortalama ${mean}, en çok ${highest}; gönderme ortalama ${upload}`,
  memory: 'Bellek',
  countOf: (part, whole) => `${part} / ${whole}`,
  connecting: 'Bağlanıyor',
  failedConnections: 'Başarısız bağlantılar',
  trackers: 'İzleyici sunucular',
  trackerStates: {
    waiting: 'bekliyor',
    connected: 'bağlı',
    unreachable: 'ulaşılamıyor',
    silent: 'yanıt vermiyor',
    refused: 'reddediyor',
  },
  othersKnown: plural('tr', { other: '# kişi daha biliyor' }),
  webSeeds: 'Web kaynakları',
  webSeedStates: {
    fine: 'kullanılabilir',
    cors: 'ulaşılamıyor veya yasak (CORS)',
    range: 'bayt aralıkları göndermiyor',
    status: 'hatayla yanıt veriyor',
    'wrong-bytes': 'başka bir sürümü var',
    stalled: 'hiçbir şey göndermiyor',
  },
  torrentName: 'Torrent',
  fileName: 'Dosya',
  size: 'Boyut',
  pieces: 'Parçalar',
  infoHash: 'Infohash',
  copyInfoHash: 'Infohash’i kopyala',
  copied: 'Kopyalandı',

  seeding: 'Paylaşım',
  seedingExplained:
    'Paylaşım, sizdeki parçaları diğer izleyicilere aktarır; böylece onlar da izleyebilir. Bu sayfadan ayrıldığınızda biter.',
  seedingStates: {
    on: 'Paylaşım açık',
    off: 'Paylaşım kapalı',
    capped: 'Paylaşım: sınıra ulaşıldı',
    eased: 'Paylaşım: azaltıldı, bu bağlantı kotalı',
  },

  nowPlaying: 'Oynatılıyor',
  nowPlayingFromServer: 'Sunucudan oynatılıyor',
  viewersConnected: plural('tr', { other: '# izleyici bağlı' }),
  tooSlow: (needed, actual) =>
    `${needed} Mbit/sn gerekiyor, ${actual} geliyor. Duraklatınca daha fazlası gelir.`,
  waiting: {
    connecting: 'Bağlanıyor',
    'looking-for-peers': 'Diğer izleyiciler aranıyor',
    'trackers-unreachable': 'Hiçbir izleyici sunucuya ulaşılamıyor',
    'asking-server': 'Sunucu bekleniyor',
    'waiting-for-piece': 'Bu bölüm bekleniyor',
    'too-slow': 'Bu video için fazla yavaş',
    'fetching-metadata': 'Dosya listesi alınıyor',
    opening: 'Video açılıyor',
    buffering: 'Arabelleğe alınıyor',
  },
  diagnoses: {
    offline: 'Çevrimdışısınız. Ağ geri geldiğinde devam eder.',
    'blocked-by-policy': 'Bu sayfa oynatıcının bağlanmasına izin vermiyor.',
    'tracker-unreachable':
      'Diğer izleyiciler bulunamıyor: bu videonun hiçbir buluşma noktası yanıt vermiyor. Yeniden deneniyor.',
    'nobody-there':
      'Bu videoya sahip olan kimse şu anda çevrimiçi değil. Biri gelir gelmez başlar.',
    'connecting-fails':
      'Bu video başkalarında var, ama onlara bağlanılamıyor. Belki bir güvenlik duvarı engelliyor.',
    'piece-unavailable':
      'Çevrimiçi olan kimsede bu videonun sonraki bölümü yok. Biri ona sahip olur olmaz devam eder.',
    'too-slow': 'Video, oynatıldığından daha yavaş geliyor. Duraklatmak işe yarar.',
    'web-seed-refused': 'Bu videoya sahip olan sunucu onu vermiyor.',
    'budget-too-small': 'Bu sayfa oynatıcıya bu video için çok az bellek veriyor.',
  },

  files: 'Dosyalar',
  hideFiles: 'Dosyaları gizle',
  nextFile: 'Sonraki',
  previousFile: 'Önceki',
  extras: 'Ekstralar',
  filesThatDoNotPlay: 'Diğer dosyalar',
  moreFiles: plural('tr', { other: '# tane daha göster' }),
  saveFile: (name) => `Kaydet: ${name}`,
  nextIn: plural('tr', { other: 'Sonraki # saniye sonra' }),
  playNow: 'Şimdi oynat',
  cancel: 'Vazgeç',
  cover: (album) => `Albüm kapağı: ${album}`,

  remedies: {
    retry: 'Yeniden dene',
    http: 'Sunucudan oynat',
    pause: 'Duraklat',
    'open-app': 'Torrent uygulamasında aç',
    'copy-magnet': 'Magnet’i kopyala',
  },
  otherFiles: 'Bu torrentin diğer dosyaları',
  technicalDetails: 'Teknik ayrıntılar',
  copyDetails: 'Ayrıntıları kopyala',
  errors: {
    'invalid-source': {
      what: 'Bu bir torrent değil.',
      remedy:
        'Sayfanın verdiği adres ne bir magnet bağlantısı, ne bir infohash, ne de bir torrent dosyası.',
    },
    'unsupported-torrent': {
      what: 'Bu tür bir torrent burada oynatılamaz.',
      remedy: 'Yalnızca BitTorrent sürüm 2’de var. Sürüm 1 veya hibrit bir torrent isteyin.',
    },
    'torrent-unreachable': {
      what: 'Torrent dosyası yüklenemedi.',
      remedy: 'Bağlantınızı denetleyip yeniden deneyin. Düzelmezse sunucusu kapalı olabilir.',
    },
    'invalid-torrent': {
      what: 'Torrent dosyası bozuk.',
      remedy: 'Sayfanın sahibinden yenisini isteyin.',
    },
    'infohash-mismatch': {
      what: 'Bu, sayfanın söz verdiği torrent değil.',
      remedy: 'Güvenliğiniz için hiçbir şey oynatılmadı. Sayfanın sahibine bildirin.',
    },
    'no-playable-file': {
      what: 'Bu torrentte bir tarayıcının oynatabileceği video yok.',
      remedy: 'Bilgisayardaki bir torrent programı dosyalarını yine de indirebilir.',
    },
    'file-not-found': {
      what: 'Video bu torrentte yok.',
      remedy: 'Sayfa, torrentte olmayan bir dosya istiyor. Sayfanın sahibine bildirin.',
    },
    'webrtc-unavailable': {
      what: 'Bu tarayıcı diğer izleyicilere bağlanamıyor.',
      remedy: 'WebRTC yok veya kapalı. Bir eklenti veya ayar engelliyor olabilir.',
    },
    'no-web-seed': {
      what: 'Bu video hiçbir sunucuda yok.',
      remedy: 'Yalnızca diğer izleyicilerle birlikte oynatılabilir.',
    },
    'mse-unavailable': {
      what: 'Bu tarayıcı parça parça gelen videoyu oynatamıyor.',
      remedy: 'Onu güncelleyin veya sayfayı başka bir tarayıcıda açın.',
    },
    'media-unsupported': {
      what: 'Bu tarayıcı bu tür videoyu oynatamıyor.',
      remedy: 'Başka bir tarayıcı oynatabilir.',
    },
    'media-damaged': {
      what: 'Video dosyası bozuk.',
      remedy: 'Paylaşılanın kendisi bozuk; yeniden yüklemek işe yaramaz.',
    },
    'engine-failed': {
      what: 'Diğer izleyicilerle bağlantı koptu.',
      remedy: 'Yeniden deneyin. Düzelmezse sayfayı yenileyin.',
    },
    'load-failed': {
      what: 'Oynatıcının bir bölümü yüklenemedi.',
      remedy: 'Bağlantınızı denetleyip yeniden deneyin.',
    },
  },
};
