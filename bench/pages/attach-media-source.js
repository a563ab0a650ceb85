/**
 * What the player makes before the pipeline is there: a MediaSource on the element.
 *
 * @param {HTMLVideoElement} video
 */
export function attachMediaSource(video) {
  const mediaSource = new MediaSource();
  const opened = new Promise((resolve) =>
    mediaSource.addEventListener('sourceopen', () => resolve(mediaSource), { once: true }),
  );
  video.src = URL.createObjectURL(mediaSource);
  return { opened, detach: () => video.removeAttribute('src') };
}
