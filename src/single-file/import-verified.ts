/**
 * Imports a module on condition that it is what was built. `import()` cannot
 * say so; `<link rel=modulepreload>` can, and what it has loaded is what an
 * import of the same URL gets (HTML §8.1.3.8, the module map).
 *
 * @param integrity as in Subresource Integrity §3.1
 * @throws Error when it cannot be loaded, or is something else.
 */
export async function importVerified(url: string, integrity: string): Promise<unknown> {
  const link = document.createElement('link');
  if (!link.relList.supports('modulepreload')) throw new Error('no modulepreload here');
  Object.assign(link, { rel: 'modulepreload', crossOrigin: 'anonymous', integrity, href: url });
  await new Promise((resolve, reject) => {
    link.onload = resolve;
    link.onerror = () => reject(new Error(`not the file that was built, or none: ${url} `));
    document.head.append(link);
  });
  return import(url);
}
