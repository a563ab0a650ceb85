/** What the attacker's page gets of the tests' support; bundled before each run. */
export { ID, RawPeer, frame, numbersOf } from '../../test/support/raw-peer.js';
