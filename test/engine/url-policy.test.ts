import { expect } from '@open-wc/testing';
import { acceptUrl, isLocalPage, isPrivateHost, parseUrl } from '../../src/engine/url-policy.js';

const PAGE = 'https://site.example/';

describe('isPrivateHost', () => {
  for (const host of [
    'localhost',
    'LOCALHOST',
    'app.localhost',
    'printer.local',
    '127.0.0.1',
    '127.9.9.9',
    '0.0.0.0',
    '10.1.2.3',
    '172.16.0.1',
    '172.31.255.255',
    '192.168.0.1',
    '169.254.1.1',
    '100.64.0.1',
    '[::1]',
    '[::]',
    '[fd00::2]',
    '[fe80::1]',
    '[::ffff:7f00:1]',
  ]) {
    it(`is true for ${host}`, () => expect(isPrivateHost(host)).to.equal(true));
  }

  for (const host of [
    'example.org',
    'localhost.example',
    '8.8.8.8',
    '172.15.0.1',
    '172.32.0.1',
    '192.169.0.1',
    '100.128.0.1',
    '110.0.0.1',
    '10.example.org',
    '[2001:db8::1]',
  ]) {
    it(`is false for ${host}`, () => expect(isPrivateHost(host)).to.equal(false));
  }
});

describe('isLocalPage', () => {
  it('is true for pages of this machine and its network', () => {
    for (const url of ['http://localhost:8080/', 'file:///home/me/x.html', 'http://10.0.0.1/']) {
      expect(isLocalPage(url), url).to.equal(true);
    }
  });

  it('is false for others and for none', () => {
    for (const url of [PAGE, 'about:blank', 'blob:null/1', '']) {
      expect(isLocalPage(url), url).to.equal(false);
    }
  });
});

describe('acceptUrl', () => {
  it('normalises what it accepts', () => {
    expect(acceptUrl('HTTPS://A.example:443/x y', ['https:'], PAGE)).to.equal(
      'https://a.example/x%20y',
    );
  });

  it('refuses other protocols, credentials and what is no URL', () => {
    for (const text of [
      'http://a.example',
      'https://u@a.example',
      'https://:p@a.example',
      'a',
      '',
    ]) {
      expect(acceptUrl(text, ['https:'], PAGE), text).to.equal(null);
    }
  });

  it('sees through disguised addresses of this machine', () => {
    for (const text of ['http://2130706433/', 'http://0x7f.1/', 'http://127.1/', 'http://0/']) {
      expect(acceptUrl(text, ['http:'], PAGE), text).to.equal(null);
    }
  });

  it('lets a local page use local hosts', () => {
    expect(acceptUrl('ws://127.0.0.1:1', ['ws:'], 'http://127.0.0.1/')).to.equal(
      'ws://127.0.0.1:1/',
    );
  });
});

describe('parseUrl', () => {
  it('answers null instead of throwing', () => {
    expect(parseUrl('//')).to.equal(null);
    expect(parseUrl('x', PAGE)?.href).to.equal('https://site.example/x');
  });
});
