/** A picture inside a media file, as it is there. */
export interface EmbeddedPicture {
  readonly data: Uint8Array<ArrayBuffer>;
  /** MIME type of an image that browsers show. */
  readonly type: string;
}

/** What a file says of itself. Untrusted text; '' where it says nothing. */
export interface MediaTags {
  readonly title: string;
  readonly artist: string;
  readonly album: string;
  /** The front of its cover, else any picture; null without one. */
  readonly cover: EmbeddedPicture | null;
}
