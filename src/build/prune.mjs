/** All class members of a module: rollup's tree has them at its top level, perhaps exported. */
function classMembers({ body }) {
  const declarations = body.map((statement) => statement.declaration ?? statement);
  return declarations.flatMap((node) => (node.type === 'ClassDeclaration' ? node.body.body : []));
}

/**
 * A rollup plugin that empties the bodies of methods that nothing reaches.
 *
 * @param {Record<string, string[]>} unreached their names, by the end of the file's path; where
 *   several classes of a file have one of that name, that of the first
 * @throws Error when a method is gone: then the package has changed, and the list must be looked at.
 * @returns {import('rollup').Plugin}
 */
export function prune(unreached) {
  const listFor = (id) =>
    Object.entries(unreached).find(([path]) => id.replaceAll('\\', '/').endsWith(path))?.[1];
  return {
    name: 'prune-unreached-methods',
    transform(code, id) {
      const names = listFor(id);
      if (!names) return null;
      const members = classMembers(this.parse(code));
      const bodies = names.map((name) => {
        const found = members.find(({ key }) => key.name === name);
        if (!found) throw new Error(`${id} has no method ${name}`);
        return found.value.body;
      });
      bodies.sort((a, b) => b.start - a.start);
      let pruned = code;
      for (const { start, end } of bodies) {
        pruned = `${pruned.slice(0, start)}{}${pruned.slice(end)}`;
      }
      return { code: pruned, map: null };
    },
  };
}
