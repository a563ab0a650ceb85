/** What Trusted Types (W3C, §3.2) want of us, which TypeScript does not know yet. */
interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: ScriptUrlPolicy): ScriptUrlPolicy;
}

/** Pages that list their policies (`trusted-types`) allow ours by this name. */
const POLICY_NAME = 'torrent-player';

let policy: ScriptUrlPolicy | undefined;

/**
 * A classic worker that runs `script`. A worker's script has to come from the
 * page's origin, and the player may come from anywhere: so it is a blob.
 *
 * @throws where the page forbids it (CSP `worker-src`, Trusted Types), though some browsers
 *   tell by an `error` event of the worker instead.
 */
export function blobWorker(script: string): Worker {
  const factory = Reflect.get(globalThis, 'trustedTypes') as PolicyFactory | undefined;
  // Only the URLs below ever become trusted.
  policy ??= factory?.createPolicy(POLICY_NAME, { createScriptURL: (trusted) => trusted });
  const url = URL.createObjectURL(new Blob([script], { type: 'text/javascript' }));
  try {
    return new Worker(policy?.createScriptURL(url) ?? url);
  } finally {
    URL.revokeObjectURL(url);
  }
}
