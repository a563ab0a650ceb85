/** Every text of a table with its path, calling those that take arguments. */
export function textsOf(
  value: unknown,
  path: string,
  args: readonly unknown[] = ['A', 'B'],
): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') {
    return [[path, (value as (...given: readonly unknown[]) => string)(...args)]];
  }
  return Object.entries(value as object).flatMap(([key, member]) =>
    textsOf(member, `${path}.${key}`, args),
  );
}
