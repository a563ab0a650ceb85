import type { AttachedImage, Input } from 'mediabunny';
import type { EmbeddedPicture, MediaTags } from '../core/media-tags.js';

/** What is longer is no title. */
const MAX_TEXT_LENGTH = 500;

/** More than any cover needs, and little enough to be held beside the film. */
const MAX_PICTURE_BYTES = 16 * 1024 * 1024;

/** Images that every browser shows, and that run nothing. */
const PICTURE_TYPE = /^image\/(jpeg|png|webp|gif|avif)$/;

/** Reads what the file says of itself; of some containers that is in places of its own. */
export async function readTags(input: Input): Promise<MediaTags> {
  const { title, artist, album, albumArtist, images = [] } = await input.getMetadataTags();
  return {
    title: text(title),
    artist: text(artist ?? albumArtist),
    album: text(album),
    cover: coverOf(images),
  };
}

function text(value = ''): string {
  return value.trim().slice(0, MAX_TEXT_LENGTH);
}

function coverOf(images: readonly AttachedImage[]): EmbeddedPicture | null {
  const usable = images.filter(({ data, mimeType }) => {
    return PICTURE_TYPE.test(pictureType(mimeType)) && data.byteLength <= MAX_PICTURE_BYTES;
  });
  const cover = usable.find(({ kind }) => kind === 'coverFront') ?? usable[0];
  // A copy: it is part of a larger buffer, and goes to another thread.
  return cover ? { data: cover.data.slice(), type: pictureType(cover.mimeType) } : null;
}

/** Old files say `image/jpg`. */
function pictureType(mimeType: string): string {
  return mimeType.toLowerCase().replace('image/jpg', 'image/jpeg');
}
