import { plural } from '../plural.js';
import type { Strings } from '../strings.js';

/** Japanese. */
export const strings: Strings = {
  locale: 'ja',
  direction: 'ltr',
  play: '再生',
  pause: '一時停止',
  replay: 'もう一度再生',
  mute: 'ミュート',
  unmute: 'ミュート解除',
  volume: '音量',
  seek: '再生位置',
  seekPosition: (time, duration) => `${duration}中${time}`,
  piecesHere: (share) => `${share} は取得済み`,
  piecesComing: (share) => `${share} を取得中`,
  piecesMissing: (share) => `接続中の誰も ${share} を持っていません`,
  elapsedTime: '経過時間',
  duration: '長さ',
  showRemaining: '残り時間を表示',
  showElapsed: '経過時間を表示',
  remainingTime: '残り時間',
  settings: '設定',
  speed: '速度',
  normalSpeed: '標準',
  subtitles: '字幕',
  subtitlesOff: 'オフ',
  audioTrack: '音声',
  trackNumber: (position) => `トラック ${position}`,
  pictureInPicture: 'ピクチャー イン ピクチャー',
  enterFullscreen: '全画面',
  exitFullscreen: '全画面を終了',
  controls: 'プレーヤーの操作',

  consentNotice:
    'ほかの視聴者と一緒に再生します。相手にあなたのアドレスが見え、あなたも配信を手伝います。',
  serverNotice: 'サーバーからのみ再生します。ほかの視聴者にあなたのアドレスは見えません。',
  playWithPeers: 'ほかの視聴者と再生',
  consentTitle: 'ほかの人と一緒に再生しますか？',
  consentText:
    'この動画は視聴者から届きます。相手にあなたの IP アドレスが見え、あなたも見ている内容を渡します。',
  consentPeers: 'ほかの人と',
  serverOnly: 'サーバーのみ',
  notNow: '今はしない',
  consentRemembered: 'このサイトで選択を記憶します。',
  privacySignalled: 'ブラウザーがプライバシーを求めています。',
  playsWithPeers: 'ほかの視聴者と一緒に再生中',
  playsFromServer: 'サーバーからのみ再生中',
  forgetAnswer: '選択を忘れる',

  stats: '統計情報',
  hideStats: '統計情報を隠す',
  peers: 'ピア',
  download: '受信',
  upload: '送信',
  fromPeers: 'ピアから',
  fromServers: 'サーバーから',
  uploaded: '送信済み',
  ratio: '共有比',
  wasted: '破棄',
  needed: '必要な速度',
  ratesOverTime: (mean, highest, upload) =>
    `直近 2 分間：受信は平均 ${mean}、最大 ${highest}、送信は平均 ${upload}`,
  memory: 'メモリー',
  countOf: (part, whole) => `${part} / ${whole}`,
  connecting: '接続中',
  failedConnections: '失敗した接続',
  trackers: 'トラッカー',
  trackerStates: {
    waiting: '待機中',
    connected: '接続済み',
    unreachable: '到達できません',
    silent: '応答がありません',
    refused: '拒否しています',
  },
  othersKnown: plural('ja', { other: 'ほかに # 人' }),
  webSeeds: 'ウェブシード',
  webSeedStates: {
    fine: '利用可能',
    cors: '到達できないか禁止（CORS）',
    range: 'バイト範囲を送りません',
    status: 'エラーを返します',
    'wrong-bytes': '別の版です',
    stalled: '何も送りません',
  },
  torrentName: 'トレント',
  fileName: 'ファイル',
  size: 'サイズ',
  pieces: 'ピース',
  infoHash: 'インフォハッシュ',
  copyInfoHash: 'インフォハッシュをコピー',
  copied: 'コピーしました',

  seeding: 'シード',
  seedingExplained:
    'シードでは、あなたが持っている部分をほかの視聴者に渡し、その人たちも見られるようにします。このページを離れると終わります。',
  seedingStates: {
    on: 'シード中',
    off: 'シードはオフ',
    capped: 'シード：上限に達しました',
    eased: 'シード：従量制の接続のため抑えています',
  },

  nowPlaying: '再生中',
  nowPlayingFromServer: 'サーバーから再生中',
  viewersConnected: plural('ja', { other: '視聴者 # 人と接続しました' }),
  tooSlow: (needed, actual) =>
    `${needed} Mbit/s 必要ですが、${actual} しか届いていません。一時停止すると先まで届きます。`,
  waiting: {
    connecting: '接続しています',
    'looking-for-peers': 'ほかの視聴者を探しています',
    'trackers-unreachable': 'どのトラッカーにも到達できません',
    'asking-server': 'サーバーを待っています',
    'waiting-for-piece': 'この部分を待っています',
    'too-slow': 'この動画には遅すぎます',
    'fetching-metadata': 'ファイルの一覧を取得しています',
    opening: '動画を開いています',
    buffering: 'バッファー中',
  },
  diagnoses: {
    offline: 'オフラインです。ネットワークが戻ると続きます。',
    'blocked-by-policy': 'このページはプレーヤーの接続を許可していません。',
    'tracker-unreachable':
      'ほかの視聴者が見つかりません。この動画の待ち合わせ場所がどれも応答しません。再試行しています。',
    'nobody-there':
      'この動画を持っている人が今はオンラインにいません。誰かが来るとすぐに始まります。',
    'connecting-fails':
      'ほかの人がこの動画を持っていますが、接続できません。ファイアウォールが妨げているかもしれません。',
    'piece-unavailable':
      'この動画の次の部分を持っている人がオンラインにいません。誰かが手に入れるとすぐに続きます。',
    'too-slow': '動画が再生より遅く届いています。一時停止すると改善します。',
    'web-seed-refused': 'この動画を持つサーバーが配信しません。',
    'budget-too-small': 'このページがプレーヤーに与えるメモリーは、この動画には少なすぎます。',
  },

  files: 'ファイル',
  hideFiles: 'ファイルを隠す',
  nextFile: '次へ',
  previousFile: '前へ',
  extras: '特典',
  filesThatDoNotPlay: 'その他のファイル',
  moreFiles: plural('ja', { other: 'さらに # 件を表示' }),
  saveFile: (name) => `${name} を保存`,
  nextIn: plural('ja', { other: '# 秒後に次を再生' }),
  playNow: '今すぐ再生',
  cancel: 'キャンセル',
  cover: (album) => `${album} のカバー`,

  remedies: {
    retry: '再試行',
    http: 'サーバーから再生',
    download: 'ダウンロード',
    pause: '一時停止',
    'open-app': 'トレントアプリで開く',
    'copy-magnet': 'マグネットをコピー',
  },
  saving: {
    saved: 'ファイルをダウンロードしました。',
    failed: 'ダウンロードできませんでした。',
    'too-large': 'ファイルが大きすぎるため、このブラウザーではダウンロードできません。',
  },
  otherFiles: 'このトレントのほかのファイル',
  technicalDetails: '技術的な詳細',
  copyDetails: '詳細をコピー',
  errors: {
    'invalid-source': {
      what: 'これはトレントではありません。',
      remedy:
        'ページが示したアドレスは、マグネットリンクでもインフォハッシュでもトレントファイルでもありません。',
    },
    'unsupported-torrent': {
      what: 'この種類のトレントはここでは再生できません。',
      remedy:
        'BitTorrent バージョン 2 だけのものです。バージョン 1 かハイブリッドのトレントを求めてください。',
    },
    'torrent-unreachable': {
      what: 'トレントファイルを読み込めませんでした。',
      remedy:
        '接続を確認して、もう一度お試しください。変わらなければ、サーバーが止まっているかもしれません。',
    },
    'invalid-torrent': {
      what: 'トレントファイルが壊れています。',
      remedy: 'ページの管理者に新しいものを求めてください。',
    },
    'infohash-mismatch': {
      what: 'これはページが約束したトレントではありません。',
      remedy: '安全のため、何も再生していません。ページの管理者に知らせてください。',
    },
    'no-playable-file': {
      what: 'このトレントには、ブラウザーで再生できる動画がありません。',
      remedy: 'ファイルをダウンロードすることはできます。',
    },
    'file-not-found': {
      what: 'この動画はトレントにありません。',
      remedy: 'ページがトレントにないファイルを求めています。ページの管理者に知らせてください。',
    },
    'webrtc-unavailable': {
      what: 'このブラウザーはほかの視聴者と接続できません。',
      remedy: 'WebRTC がないか、オフです。拡張機能か設定が妨げているかもしれません。',
    },
    'no-web-seed': {
      what: 'この動画を持つサーバーがありません。',
      remedy: 'ほかの視聴者と一緒にしか再生できません。',
    },
    'mse-unavailable': {
      what: 'このブラウザーは、少しずつ届く動画を再生できません。',
      remedy: '更新するか、別のブラウザーでページを開いてください。',
    },
    'media-unsupported': {
      what: 'このブラウザーはこの種類の動画を再生できません。',
      remedy: '別のブラウザーなら再生できるかもしれません。',
    },
    'media-damaged': {
      what: '動画ファイルが壊れています。',
      remedy: '共有されたもの自体が壊れているので、読み込み直しても直りません。',
    },
    'engine-failed': {
      what: 'ほかの視聴者との接続が切れました。',
      remedy: 'もう一度お試しください。変わらなければ、ページを読み込み直してください。',
    },
    'load-failed': {
      what: 'プレーヤーの一部を読み込めませんでした。',
      remedy: '接続を確認して、もう一度お試しください。',
    },
  },
};
