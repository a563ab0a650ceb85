/** streamx decodes strings with this only after `setEncoding`, which WebTorrent never calls. */
export default class TextDecoderAbsent {
  constructor() {
    throw new Error('Decoding of streams is not bundled');
  }
}
