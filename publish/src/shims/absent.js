/**
 * Stands in for parts of WebTorrent that are left out: port mapping, block
 * lists, multicast discovery and uTP, whose native module nobody maintains;
 * in the demo's local swarm also DHT and TCP, so that it is WebRTC alone.
 */
export default false;
export const Client = false;
