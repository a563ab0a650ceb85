/**
 * What WebTorrent's own browser build leaves out as well: TCP and uTP
 * listeners, DHT, port mapping, block lists. The local swarm is WebRTC alone,
 * and opens no port to the network.
 */
export default false;
export const Client = false;
