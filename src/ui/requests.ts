/**
 * What a viewer asks for. Parts of the interface dispatch these upwards and
 * change nothing themselves: the owner of the fact acts, and the parts render
 * the state that it then reports.
 *
 * Every request bubbles and is not composed (bubbles: true, composed: false),
 * so none is seen outside the player.
 */
abstract class PlayerRequest<Type extends string> extends Event {
  declare readonly type: Type;

  constructor(type: Type) {
    super(type, { bubbles: true });
  }
}

/** Start or resume playback; before the first play it is also the viewer's consent. */
export class PlayRequest extends PlayerRequest<'playrequest'> {
  constructor() {
    super('playrequest');
  }
}

/** Pause playback. */
export class PauseRequest extends PlayerRequest<'pauserequest'> {
  constructor() {
    super('pauserequest');
  }
}

/** Go to `time`, in seconds: at least 0, and at most the duration. */
export class SeekRequest extends PlayerRequest<'seekrequest'> {
  constructor(readonly time: number) {
    super('seekrequest');
  }
}

/** Go on or (below 0) back by so many seconds from where playback is. */
export class SkipRequest extends PlayerRequest<'skiprequest'> {
  constructor(readonly seconds: number) {
    super('skiprequest');
  }
}

/** Play at another speed; 1 is that of the film. */
export class RateRequest extends PlayerRequest<'raterequest'> {
  constructor(readonly rate: number) {
    super('raterequest');
  }
}

/** Set the volume, 0 to 1. Asking for more than 0 while muted means: be heard. */
export class VolumeRequest extends PlayerRequest<'volumerequest'> {
  constructor(readonly volume: number) {
    super('volumerequest');
  }
}

/** Silence the player or let it be heard; the volume stays. */
export class MuteRequest extends PlayerRequest<'muterequest'> {
  constructor(readonly muted: boolean) {
    super('muterequest');
  }
}

/** Enter (`on`) or leave fullscreen. */
export class FullscreenRequest extends PlayerRequest<'fullscreenrequest'> {
  constructor(readonly on: boolean) {
    super('fullscreenrequest');
  }
}

/** Show the film in a window of its own, or (off) in the page again. */
export class PictureInPictureRequest extends PlayerRequest<'pictureinpicturerequest'> {
  constructor(readonly on: boolean) {
    super('pictureinpicturerequest');
  }
}

/** Show one text track, by its index in the state, and no other; null shows none. */
export class TextTrackRequest extends PlayerRequest<'texttrackrequest'> {
  constructor(readonly index: number | null) {
    super('texttrackrequest');
  }
}

/** Show the subtitles of the viewer's choice (their last, else in their language), or none. */
export class CaptionsRequest extends PlayerRequest<'captionsrequest'> {
  constructor(readonly on: boolean) {
    super('captionsrequest');
  }
}

/** Play another of the film's audio tracks, by its id in the state. */
export class AudioTrackRequest extends PlayerRequest<'audiotrackrequest'> {
  constructor(readonly id: string) {
    super('audiotrackrequest');
  }
}

/** Upload to other viewers, or stop doing so. */
export class SeedingRequest extends PlayerRequest<'seedingrequest'> {
  constructor(readonly on: boolean) {
    super('seedingrequest');
  }
}

/** Try again what failed; dispatched only when the error says `retryable`. */
export class RetryRequest extends PlayerRequest<'retryrequest'> {
  constructor() {
    super('retryrequest');
  }
}

/** Play another file of the torrent: `index` in its list. */
export class FileRequest extends PlayerRequest<'filerequest'> {
  constructor(readonly index: number) {
    super('filerequest');
  }
}

/** Play the next file of the torrent. */
export class NextRequest extends PlayerRequest<'nextrequest'> {
  constructor() {
    super('nextrequest');
  }
}

/** Play the previous file of the torrent; later in a track, go back to its beginning first. */
export class PreviousRequest extends PlayerRequest<'previousrequest'> {
  constructor() {
    super('previousrequest');
  }
}

/** Do not go on to the next file by itself. */
export class NextCancelRequest extends PlayerRequest<'nextcancelrequest'> {
  constructor() {
    super('nextcancelrequest');
  }
}

/** Give the viewer a file that is here as a whole: `index` in the list. */
export class SaveFileRequest extends PlayerRequest<'savefilerequest'> {
  /** @param fetch - whether what is missing of it is fetched, after a failure */
  constructor(
    readonly index: number,
    readonly fetch = false,
  ) {
    super('savefilerequest');
  }
}

/** End the fetching of a file that was to be saved. */
export class SaveCancelRequest extends PlayerRequest<'savecancelrequest'> {
  constructor() {
    super('savecancelrequest');
  }
}

/** Show (`open`) or hide the list of files. */
export class FilesToggleRequest extends PlayerRequest<'filestogglerequest'> {
  constructor(readonly open: boolean) {
    super('filestogglerequest');
  }
}

/** Leave the swarm and play the page's plain HTTP file. */
export class HttpRequest extends PlayerRequest<'httprequest'> {
  constructor() {
    super('httprequest');
  }
}

/** Answer for the viewer who may be contacted: with peers, from servers only, or not now. */
export class ConsentRequest extends PlayerRequest<'consentrequest'> {
  constructor(readonly answer: 'peers' | 'server' | 'none') {
    super('consentrequest');
  }
}

/** Forget what was answered, on former visits too. */
export class ForgetConsentRequest extends PlayerRequest<'forgetconsentrequest'> {
  constructor() {
    super('forgetconsentrequest');
  }
}

/** Show (`open`) or hide the statistics panel. */
export class StatsToggleRequest extends PlayerRequest<'statstogglerequest'> {
  constructor(readonly open: boolean) {
    super('statstogglerequest');
  }
}

/** Every request by its event name. */
export interface PlayerRequestMap {
  playrequest: PlayRequest;
  pauserequest: PauseRequest;
  seekrequest: SeekRequest;
  skiprequest: SkipRequest;
  raterequest: RateRequest;
  volumerequest: VolumeRequest;
  muterequest: MuteRequest;
  fullscreenrequest: FullscreenRequest;
  pictureinpicturerequest: PictureInPictureRequest;
  texttrackrequest: TextTrackRequest;
  captionsrequest: CaptionsRequest;
  audiotrackrequest: AudioTrackRequest;
  seedingrequest: SeedingRequest;
  retryrequest: RetryRequest;
  filerequest: FileRequest;
  nextrequest: NextRequest;
  previousrequest: PreviousRequest;
  nextcancelrequest: NextCancelRequest;
  savefilerequest: SaveFileRequest;
  savecancelrequest: SaveCancelRequest;
  filestogglerequest: FilesToggleRequest;
  httprequest: HttpRequest;
  consentrequest: ConsentRequest;
  forgetconsentrequest: ForgetConsentRequest;
  statstogglerequest: StatsToggleRequest;
}

/** Any of the requests. */
export type AnyPlayerRequest = PlayerRequestMap[keyof PlayerRequestMap];

/** Calls back for one kind of request that reaches `target`, until the signal aborts. */
export function onRequest<Type extends keyof PlayerRequestMap>(
  target: EventTarget,
  type: Type,
  callback: (request: PlayerRequestMap[Type]) => void,
  signal: AbortSignal,
): void {
  target.addEventListener(type, (event) => callback(event as PlayerRequestMap[Type]), { signal });
}
