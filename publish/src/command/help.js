export const HELP = `Publish films for <torrent-player>.

  torrent-player-publish [options] FILE… | FOLDER
      make a torrent of files and serve it
  torrent-player-publish [options] MAGNET | INFOHASH | FILE.torrent | URL
      join the swarm of a torrent and pass it on to browsers
  torrent-player-publish [options] --tracker
      run a tracker alone

It serves browsers over WebRTC, other clients over TCP, and both over HTTP,
until Ctrl-C.

Torrent
  --name NAME           of the torrent (default: of the file or folder)
  --piece-length SIZE   16KiB to 1MiB (default: what suits the size)
  --private             BEP 27: only the trackers named here
  --announce URL        tracker: ws, wss, http, https or udp; may be repeated
                        (default: public WebTorrent trackers)
  --web-seed-url URL    a further web seed; may be repeated
  --torrent-url URL     where the .torrent will be found; may be repeated.
                        With a web seed, a film then plays when nobody seeds
  -o, --output FILE     where the .torrent goes (default: NAME.torrent)
  --no-seed             make the .torrent, print the snippets, and end

Serving
  -p, --port PORT       of HTTP (default: 8480, or another if that is busy)
  --host ADDRESS        of HTTP to listen on (default: all)
  --url URL             under which the HTTP port is reached, such as
                        https://media.example/ of a reverse proxy
  --no-web-seed         do not serve the files over HTTP
  --tracker             run a tracker at the HTTP port
  --allow INFOHASH      what else the tracker takes; may be repeated
  --trust-proxy         believe X-Forwarded-For
  --torrent-port PORT   of TCP (default: any)
  --torrent-host ADDRESS  of TCP to listen on (default: all)
  --upload-limit SIZE   per second, all peers together
  --max-connections N   of browsers, and the same of other peers (default: 200)
  --ice-servers JSON    RTCIceServers (default: public STUN; [] for none)
  --no-dht              do not take part in the DHT

Bridge
  --file WISH           fetch one file alone: index, path or end of a path
  --keep FOLDER         keep the bytes (default: a temporary folder)
  --max-size SIZE       refuse what is larger

Output
  --player URL          folder of torrent-player.js, for the snippets
  --json                one JSON document per event and line
  -h, --help            -v, --version

Sizes: 262144, 256KiB, 1.5GB. Exit codes: 0 ended as asked, 1 failed, 2 usage,
3 input, 4 address, 5 torrent, 6 storage.`;
