import { expect } from '@open-wc/testing';
import { TORRENT_EVENTS } from '../../src/events.js';
import { TorrentPlayer } from '../../src/torrent-player.js';
import { toElementProps } from '../../src/react/component-props.js';

describe("React's props", () => {
  it('become attributes as HTML spells them', () => {
    const props = {
      magnet: 'magnet:?xt=x',
      webSeeds: 'https://a.example/f',
      uploadLimit: '1MiB',
      autoPlay: true,
      playsInline: true,
      crossOrigin: 'anonymous',
      className: 'wide',
      'data-x': 1,
    };
    expect(toElementProps(props)).to.eql({
      magnet: 'magnet:?xt=x',
      'web-seeds': 'https://a.example/f',
      'upload-limit': '1MiB',
      autoplay: true,
      playsinline: true,
      crossorigin: 'anonymous',
      className: 'wide',
      'data-x': 1,
    });
  });

  it('spell every attribute that is not one word in lower case', () => {
    const camelCase = (name: string) =>
      name.replace(/-(.)/g, (_, letter: string) => letter.toUpperCase());
    const twoWords = TorrentPlayer.observedAttributes.filter((name) => name.includes('-'));
    expect(twoWords).not.to.have.length(0);
    for (const name of twoWords) {
      expect(toElementProps({ [camelCase(name)]: '1' })).to.eql({ [name]: '1' });
    }
  });

  it('may have lists', () => {
    const iceServers = [{ urls: 'stun:a.example' }];
    expect(
      toElementProps({ trackers: ['wss://a', 'wss://b'], webSeeds: [], iceServers, style: [] }),
    ).to.eql({
      trackers: 'wss://a wss://b',
      'web-seeds': '',
      'ice-servers': '[{"urls":"stun:a.example"}]',
      style: [],
    });
  });

  it('become listeners of events that React would not hear', () => {
    const listen = () => undefined;
    expect(toElementProps({ onTorrentStats: listen, onTimeUpdate: listen, onPlay: listen })).to.eql(
      {
        ontorrentstats: listen,
        ontimeupdate: listen,
        onplay: listen,
      },
    );
    for (const type of TORRENT_EVENTS) {
      expect(toElementProps({ [`on${type}`]: listen })).to.eql({ [`on${type}`]: listen });
    }
  });

  it('leave those alone that React hears', () => {
    const listen = () => undefined;
    expect(toElementProps({ onClick: listen, onKeyDown: listen })).to.eql({
      onClick: listen,
      onKeyDown: listen,
    });
  });
});
