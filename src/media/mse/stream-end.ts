/** What is looked at of a track; a TrackFeeder. */
export interface EndingTrack {
  readonly ended: boolean;
  /** Resolves after everything begun so far in its SourceBuffer is over. */
  idle(): Promise<void>;
}

/**
 * Tells the browser that nothing follows, so that `ended` fires there, once
 * every track was fed to its end. What still removes what is behind refuses
 * that (MSE §3.2, "endOfStream()"), or would take it back (§5.2, "remove()").
 */
export async function endStream(
  mediaSource: Pick<MediaSource, 'readyState' | 'endOfStream'>,
  tracks: readonly EndingTrack[],
): Promise<void> {
  await Promise.all(tracks.map((track) => track.idle()));
  // Another place may be wanted by now.
  const isOver = tracks.every(({ ended }) => ended);
  if (isOver && mediaSource.readyState === 'open') mediaSource.endOfStream();
}
