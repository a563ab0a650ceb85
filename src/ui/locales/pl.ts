import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** Polish. */
export const strings: Strings = {
  locale: 'pl',
  direction: 'ltr',
  play: 'Odtwórz',
  pause: 'Pauza',
  replay: 'Odtwórz ponownie',
  mute: 'Wycisz',
  unmute: 'Włącz dźwięk',
  volume: 'Głośność',
  seek: 'Pozycja',
  seekPosition: (time, duration) => `${time} z ${duration}`,
  piecesHere: (share) => `${share} jest tutaj`,
  piecesComing: (share) => `${share} w drodze`,
  piecesMissing: (share) => `nikt z połączonych nie ma ${share}`,
  elapsedTime: 'Czas od początku',
  duration: 'Czas trwania',
  showRemaining: 'Pokaż pozostały czas',
  showElapsed: 'Pokaż czas od początku',
  remainingTime: 'Pozostały czas',
  settings: 'Ustawienia',
  speed: 'Prędkość',
  normalSpeed: 'Normalna',
  subtitles: 'Napisy',
  subtitlesOff: 'Wyłączone',
  audioTrack: 'Dźwięk',
  trackNumber: (position) => `Ścieżka ${position}`,
  pictureInPicture: 'Obraz w obrazie',
  enterFullscreen: 'Pełny ekran',
  exitFullscreen: 'Zamknij pełny ekran',
  controls: 'Sterowanie odtwarzaczem',

  consentNotice:
    'Odtwarza razem z innymi widzami: mogą zobaczyć Twój adres, a Ty pomagasz rozpowszechniać.',
  serverNotice: 'Odtwarza tylko z serwera: inni widzowie nie zobaczą Twojego adresu.',
  playWithPeers: 'Odtwórz z innymi widzami',
  consentTitle: 'Odtwarzać razem z innymi?',
  consentText:
    'Ten film pochodzi od swoich widzów. Mogą zobaczyć Twój adres IP, a Ty przekazujesz dalej to, co oglądasz.',
  consentPeers: 'Z innymi',
  serverOnly: 'Tylko z serwera',
  notNow: 'Nie teraz',
  consentRemembered: 'Ta strona zapamięta odpowiedź.',
  privacySignalled: 'Twoja przeglądarka prosi o prywatność.',
  playsWithPeers: 'Oglądasz razem z innymi widzami',
  playsFromServer: 'Oglądasz tylko z serwera',
  forgetAnswer: 'Zapomnij moją odpowiedź',

  stats: 'Statystyki',
  hideStats: 'Ukryj statystyki',
  peers: 'Peery',
  download: 'Pobieranie',
  upload: 'Wysyłanie',
  fromPeers: 'Od peerów',
  fromServers: 'Z serwerów',
  uploaded: 'Wysłano',
  ratio: 'Stosunek',
  wasted: 'Odrzucono',
  needed: 'Film wymaga',
  ratesOverTime: (mean, highest, upload) =>
    `Ostatnie dwie minuty: pobieranie średnio ${mean}, najwyżej ${highest}, wysyłanie średnio ${upload}`,
  memory: 'Pamięć',
  countOf: (part, whole) => `${part} z ${whole}`,
  connecting: 'Łączenie',
  failedConnections: 'Nieudane połączenia',
  trackers: 'Trackery',
  trackerStates: {
    waiting: 'czeka',
    connected: 'połączony',
    unreachable: 'nieosiągalny',
    silent: 'nie odpowiada',
    refused: 'odmawia',
  },
  othersKnown: plural('pl', {
    one: 'zna # inną osobę',
    few: 'zna # inne osoby',
    other: 'zna # innych osób',
  }),
  webSeeds: 'Źródła WWW',
  webSeedStates: {
    fine: 'dostępne',
    cors: 'nieosiągalne lub zabronione (CORS)',
    range: 'nie wysyła zakresów bajtów',
    status: 'odpowiada błędem',
    'wrong-bytes': 'ma inną wersję',
    stalled: 'nic nie wysyła',
  },
  torrentName: 'Torrent',
  fileName: 'Plik',
  size: 'Rozmiar',
  pieces: 'Części',
  infoHash: 'Infohash',
  copyInfoHash: 'Kopiuj infohash',
  copied: 'Skopiowano',

  seeding: 'Udostępnianie',
  seedingExplained:
    'Udostępnianie przekazuje części, które masz, innym widzom, aby też mogli oglądać. Kończy się, gdy opuścisz tę stronę.',
  seedingStates: {
    on: 'Udostępnianie włączone',
    off: 'Udostępnianie wyłączone',
    capped: 'Udostępnianie: osiągnięto limit',
    eased: 'Udostępnianie: ograniczone, to połączenie jest taryfowe',
  },

  nowPlaying: 'Odtwarzanie',
  nowPlayingFromServer: 'Odtwarzanie z serwera',
  viewersConnected: plural('pl', {
    one: 'Połączono z # widzem',
    other: 'Połączono z # widzami',
  }),
  tooSlow: (needed, actual) =>
    `Potrzeba ${needed}, a przychodzi ${actual} Mbit/s. Podczas pauzy przyjdzie więcej.`,
  waiting: {
    connecting: 'Łączenie',
    'looking-for-peers': 'Szukanie innych widzów',
    'trackers-unreachable': 'Żaden tracker nie jest osiągalny',
    'asking-server': 'Czekanie na serwer',
    'waiting-for-piece': 'Czekanie na tę część',
    'too-slow': 'Za wolno dla tego filmu',
    'fetching-metadata': 'Pobieranie listy plików',
    opening: 'Otwieranie filmu',
    buffering: 'Buforowanie',
  },
  diagnoses: {
    offline: 'Brak połączenia. Odtwarzanie ruszy, gdy wróci sieć.',
    'blocked-by-policy': 'Ta strona nie pozwala odtwarzaczowi na połączenia.',
    'tracker-unreachable':
      'Nie można znaleźć innych widzów: żaden punkt spotkań tego filmu nie odpowiada. Trwa ponowna próba.',
    'nobody-there':
      'Nikt, kto ma ten film, nie jest teraz online. Zacznie się, gdy tylko ktoś się pojawi.',
    'connecting-fails':
      'Inni mają ten film, ale nie udaje się z nimi połączyć. Być może przeszkadza zapora sieciowa.',
    'piece-unavailable':
      'Nikt online nie ma następnej części tego filmu. Odtwarzanie ruszy, gdy ktoś ją będzie miał.',
    'too-slow': 'Film przychodzi wolniej, niż jest odtwarzany. Pauza pomaga.',
    'web-seed-refused': 'Serwer, który ma ten film, nie wydaje go.',
    'budget-too-small': 'Ta strona daje odtwarzaczowi za mało pamięci na ten film.',
  },

  files: 'Pliki',
  hideFiles: 'Ukryj pliki',
  nextFile: 'Następny',
  previousFile: 'Poprzedni',
  extras: 'Dodatki',
  filesThatDoNotPlay: 'Inne pliki',
  moreFiles: plural('pl', { other: 'Pokaż jeszcze #' }),
  saveFile: (name) => `Zapisz ${name}`,
  nextIn: plural('pl', {
    one: 'Następny za # sekundę',
    few: 'Następny za # sekundy',
    other: 'Następny za # sekund',
  }),
  playNow: 'Odtwórz teraz',
  cancel: 'Anuluj',
  cover: (album) => `Okładka albumu ${album}`,

  remedies: {
    retry: 'Spróbuj ponownie',
    http: 'Odtwórz z serwera',
    download: 'Pobierz',
    pause: 'Pauza',
    'open-app': 'Otwórz w aplikacji torrent',
    'copy-magnet': 'Kopiuj magnet',
  },
  saving: {
    saved: 'Plik został pobrany.',
    failed: 'Pobieranie nie powiodło się.',
    'too-large': 'Plik jest za duży, aby pobrać go w tej przeglądarce.',
  },
  otherFiles: 'Inne pliki tego torrenta',
  technicalDetails: 'Szczegóły techniczne',
  copyDetails: 'Kopiuj szczegóły',
  errors: {
    'invalid-source': {
      what: 'To nie jest torrent.',
      remedy: 'Adres podany przez stronę nie jest linkiem magnet, infohashem ani plikiem torrent.',
    },
    'unsupported-torrent': {
      what: 'Tego rodzaju torrenta nie można tu odtworzyć.',
      remedy: 'Istnieje tylko w wersji 2 BitTorrenta. Poproś o torrent w wersji 1 lub hybrydowy.',
    },
    'torrent-unreachable': {
      what: 'Nie udało się wczytać pliku torrent.',
      remedy:
        'Sprawdź połączenie i spróbuj ponownie. Jeśli to nie pomoże, być może serwer nie działa.',
    },
    'invalid-torrent': {
      what: 'Plik torrent jest uszkodzony.',
      remedy: 'Poproś właściciela strony o nowy.',
    },
    'infohash-mismatch': {
      what: 'To nie jest torrent, który obiecała strona.',
      remedy: 'Dla bezpieczeństwa nic nie zostało odtworzone. Powiadom właściciela strony.',
    },
    'no-playable-file': {
      what: 'W tym torrencie nie ma filmu, który przeglądarka mogłaby odtworzyć.',
      remedy: 'Jego pliki nadal można pobrać.',
    },
    'file-not-found': {
      what: 'Tego filmu nie ma w tym torrencie.',
      remedy: 'Strona prosi o plik, którego torrent nie ma. Powiadom właściciela strony.',
    },
    'webrtc-unavailable': {
      what: 'Ta przeglądarka nie może połączyć się z innymi widzami.',
      remedy: 'WebRTC brakuje lub jest wyłączone. Może je blokować rozszerzenie albo ustawienie.',
    },
    'no-web-seed': {
      what: 'Żaden serwer nie ma tego filmu.',
      remedy: 'Można go odtworzyć tylko razem z innymi widzami.',
    },
    'mse-unavailable': {
      what: 'Ta przeglądarka nie odtwarza filmów, które przychodzą w częściach.',
      remedy: 'Zaktualizuj ją albo otwórz stronę w innej przeglądarce.',
    },
    'media-unsupported': {
      what: 'Ta przeglądarka nie odtwarza tego rodzaju filmów.',
      remedy: 'Inna przeglądarka może to potrafić.',
    },
    'media-damaged': {
      what: 'Plik filmu jest uszkodzony.',
      remedy: 'Uszkodzone jest już to, co udostępniono; ponowne wczytanie nie pomoże.',
    },
    'engine-failed': {
      what: 'Połączenie z innymi widzami zostało przerwane.',
      remedy: 'Spróbuj ponownie. Jeśli to nie pomoże, odśwież stronę.',
    },
    'load-failed': {
      what: 'Nie udało się wczytać części odtwarzacza.',
      remedy: 'Sprawdź połączenie i spróbuj ponownie.',
    },
  },
};
