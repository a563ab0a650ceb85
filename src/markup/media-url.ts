/** What browsers play by themselves, by the ends of file names. */
const MEDIA_FILE = /\.(mp4|m4v|webm|ogv|mov|mp3|m4a|aac|ogg|oga|opus|flac|wav)$/i;

/** Whether an absolute http(s) URL names a media file, so that `<video>` could play it. */
export function isMediaUrl(url: string): boolean {
  try {
    const { protocol, pathname } = new URL(url);
    return /^https?:$/.test(protocol) && MEDIA_FILE.test(pathname);
  } catch {
    return false;
  }
}
