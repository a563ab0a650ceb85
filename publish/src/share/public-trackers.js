/** Run by volunteers of the WebTorrent community, for whoever names no tracker. */
export const PUBLIC_TRACKERS = [
  'wss://tracker.openwebtorrent.com',
  'wss://tracker.webtorrent.dev',
  'wss://tracker.btorrent.xyz',
];
