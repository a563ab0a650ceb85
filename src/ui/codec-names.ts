/** How people call a codec, by the beginning of its codec string (RFC 6381) or of its Matroska id. */
const NAMES: readonly (readonly [beginning: RegExp, name: string])[] = [
  [/^(avc|V_MPEG4\/ISO\/AVC)/, 'H.264'],
  [/^(hvc1|hev1|V_MPEGH)/, 'HEVC (H.265)'],
  [/^(vvc1|vvi1)/, 'VVC (H.266)'],
  [/^(dvh|dva|dav)/, 'Dolby Vision'],
  [/^(av01|V_AV1)/, 'AV1'],
  [/^(vp09|V_VP9)/, 'VP9'],
  [/^(vp08|vp8|V_VP8)/, 'VP8'],
  [/^(mp4v\.6[0-5]|V_MPEG2)/, 'MPEG-2'],
  [/^(mp4v\.6a|V_MPEG1)/i, 'MPEG-1'],
  [/^(mp4v|V_MPEG4)/, 'MPEG-4 Part 2'],
  [/^(ap4[hx]|apc[hnos]|V_PRORES)/, 'ProRes'],
  [/^AVd[hn]/, 'DNxHD'],
  [/^(jpeg|mjp[ab]|V_MJPEG)/, 'Motion JPEG'],
  [/^[hs]263/, 'H.263'],
  [/^(samr|sawb)/, 'AMR'],
  [/^V_THEORA/, 'Theora'],
  [/^(ec-3|A_EAC3)/, 'Dolby Digital Plus (E-AC-3)'],
  [/^(ac-3|A_AC3)/, 'Dolby Digital (AC-3)'],
  [/^(dts|A_DTS)/, 'DTS'],
  [/^(mlpa|A_TRUEHD)/, 'Dolby TrueHD'],
  [/^(alac|A_ALAC)/, 'ALAC'],
  [/^(mp4a|A_AAC)/, 'AAC'],
];

/** More are no name that anybody knows, and names come from strangers. */
const MAX_LENGTH = 40;

/** Names for viewers, each once; a codec that is not known here keeps its own. */
export function codecNames(codecs: readonly string[]): readonly string[] {
  const names = codecs.map(
    (codec) =>
      NAMES.find(([beginning]) => beginning.test(codec))?.[1] ?? codec.slice(0, MAX_LENGTH),
  );
  return [...new Set(names)];
}
