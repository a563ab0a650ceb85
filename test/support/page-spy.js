/**
 * Counts what a page holds and contacts, from before any module ran: a classic
 * script, first in the page. `window.spy` holds the living objects themselves.
 */
{
  const spy = {
    sockets: new Set(),
    connections: new Set(),
    timers: new Set(),
    blobUrls: new Set(),
    workers: new Set(),
    /** By data channels. */
    receivedBytes: 0,
    /** URLs asked for by fetch and XMLHttpRequest, in order. */
    requests: [],
    /** Everything ever opened, for "was never contacted". */
    everOpened: 0,
    everConnected: { sockets: 0, connections: 0 },
    /** What was stored, and where. */
    storageWrites: [],
    errors: [],
    /** Of every element that was registered. */
    tags: new Set(),
    globals: new Set(Object.getOwnPropertyNames(window)),
  };

  addEventListener('error', (event) => spy.errors.push(String(event.error ?? event.message)));
  addEventListener('unhandledrejection', (event) => spy.errors.push(String(event.reason)));

  const opened = (set, object) => {
    spy.everOpened++;
    set.add(object);
  };

  const { define } = CustomElementRegistry.prototype;
  CustomElementRegistry.prototype.define = function (tag, ...rest) {
    spy.tags.add(tag);
    define.call(this, tag, ...rest);
  };

  window.WebSocket = class extends WebSocket {
    constructor(...args) {
      super(...args);
      opened(spy.sockets, this);
      spy.everConnected.sockets++;
      this.addEventListener('close', () => spy.sockets.delete(this));
    }
  };

  const countBytes = (channel) => {
    channel.addEventListener('message', ({ data }) => {
      spy.receivedBytes += data.byteLength ?? data.length;
    });
    return channel;
  };

  if (window.RTCPeerConnection) {
    window.RTCPeerConnection = class extends RTCPeerConnection {
      constructor(...args) {
        super(...args);
        opened(spy.connections, this);
        spy.everConnected.connections++;
        this.addEventListener('datachannel', ({ channel }) => countBytes(channel));
      }
      createDataChannel(...args) {
        return countBytes(super.createDataChannel(...args));
      }
      close() {
        spy.connections.delete(this);
        super.close();
      }
    };
  }

  window.Worker = class extends Worker {
    constructor(...args) {
      super(...args);
      opened(spy.workers, this);
    }
    terminate() {
      spy.workers.delete(this);
      super.terminate();
    }
  };

  const { fetch, setTimeout, setInterval, clearTimeout, clearInterval } = window;
  window.fetch = (input, init) => {
    spy.requests.push(String(input?.url ?? input));
    return fetch.call(window, input, init);
  };
  const { open } = XMLHttpRequest.prototype;
  XMLHttpRequest.prototype.open = function (method, url, ...rest) {
    spy.requests.push(String(url));
    return open.call(this, method, url, ...rest);
  };

  window.setTimeout = (callback, ms, ...args) => {
    const timer = setTimeout.call(
      window,
      () => {
        spy.timers.delete(timer);
        callback(...args);
      },
      ms,
    );
    spy.timers.add(timer);
    return timer;
  };
  window.setInterval = (callback, ms, ...args) => {
    const timer = setInterval.call(window, callback, ms, ...args);
    spy.timers.add(timer);
    return timer;
  };
  for (const [name, clear] of Object.entries({ clearTimeout, clearInterval })) {
    window[name] = (timer) => {
      spy.timers.delete(timer);
      clear.call(window, timer);
    };
  }

  const watchWrites = (prototype, method, describe) => {
    const write = prototype?.[method];
    if (!write) return;
    prototype[method] = function (...args) {
      spy.storageWrites.push(describe(...args));
      return write.apply(this, args);
    };
  };
  watchWrites(window.Storage?.prototype, 'setItem', (key, value) => `${key}=${value}`);
  watchWrites(window.IDBFactory?.prototype, 'open', (name) => `IndexedDB ${name}`);
  watchWrites(window.CacheStorage?.prototype, 'open', (name) => `cache ${name}`);
  watchWrites(window.StorageManager?.prototype, 'getDirectory', () => 'file system');

  const { createObjectURL, revokeObjectURL } = URL;
  URL.createObjectURL = (object) => {
    const url = createObjectURL.call(URL, object);
    spy.blobUrls.add(url);
    return url;
  };
  URL.revokeObjectURL = (url) => {
    spy.blobUrls.delete(url);
    revokeObjectURL.call(URL, url);
  };

  window.spy = spy;
}
