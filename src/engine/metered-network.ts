/**
 * Whether the network is one on which data is dear: the viewer asked to save
 * data, or the connection is a mobile one (Network Information API, where the
 * browser has it; false elsewhere).
 *
 * @param navigator the page's.
 */
export function isMeteredNetwork(navigator: object): boolean {
  const connection: unknown = Reflect.get(navigator, 'connection');
  if (typeof connection !== 'object' || connection === null) return false;
  return (
    Reflect.get(connection, 'saveData') === true || Reflect.get(connection, 'type') === 'cellular'
  );
}
