/**
 * Loads the player from beside `scriptUrl`, in lazy parts where that is
 * possible. A sandboxed frame has an origin of its own, to which modules of
 * any other come only if the server allows it (CORS), as static servers seldom
 * do: there it is the one classic script.
 */
export async function loadPlayer(scriptUrl: string): Promise<void> {
  if (self.origin === 'null') await loadScript(new URL('torrent-player.iife.js', scriptUrl).href);
  else await import(new URL('torrent-player.js', scriptUrl).href);
}

function loadScript(url: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const script = document.createElement('script');
    script.onload = resolve;
    script.onerror = () => reject(new Error(`cannot be loaded: ${url}`));
    script.src = url;
    document.head.append(script);
  });
}
