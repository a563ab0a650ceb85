import { expect } from '@open-wc/testing';
import { disposePlayers, openPlayer, pictureOf, until } from './test-player.js';

describe('a page whose policy allows no workers', () => {
  afterEach(disposePlayers);

  before(() => {
    const policy = document.createElement('meta');
    policy.httpEquiv = 'Content-Security-Policy';
    policy.content = "worker-src 'none'; child-src 'none'";
    document.head.append(policy);
  });

  it('plays without one, and asks once only', async () => {
    let violations = 0;
    document.addEventListener('securitypolicyviolation', () => violations++);
    for (let count = 0; count < 2; count++) {
      const { video } = await openPlayer('index-last.mp4');
      await pictureOf(video);
      await video.play();
      await until(video, 'timeupdate', () => video.currentTime > 0.5);
      expect(video.error).to.equal(null);
    }
    expect(violations).to.equal(1);
  });
});
