/* global __WEBTORRENT_VERSION__ -- replaced when bundled */
export default __WEBTORRENT_VERSION__;
