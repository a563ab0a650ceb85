import { nextFrame } from '@open-wc/testing';

/** Resolves when nothing moves or fades there but what does so for ever. */
export async function settled(root: DocumentOrShadowRoot): Promise<void> {
  await nextFrame();
  const endless = (animation: Animation) =>
    animation.effect?.getComputedTiming().endTime === Infinity;
  const passing = root.getAnimations().filter((animation) => !endless(animation));
  await Promise.allSettled(passing.map(({ finished }) => finished));
}
