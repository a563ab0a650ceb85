/** What engines and the language itself call, whoever names it. */
const CALLED_ANYWAY = [
  'constructor',
  'handleEvent',
  'next',
  'return',
  'then',
  'throw',
  'toJSON',
  'toString',
  'valueOf',
];

/**
 * Takes out the members of classes that no code in the chunk can reach, as
 * nothing that is reached names them: bundlers and minifiers keep all members
 * of a class that is used. For a chunk that others use through functions alone,
 * and code that builds no names at run time. Lines stay, so that source maps fit.
 *
 * @returns {import('rollup').Plugin}
 */
export const withoutUnnamedMembers = () => ({
  name: 'without-unnamed-members',
  renderChunk(code) {
    const unnamed = unnamedMembers(this.parse(code)).sort((a, b) => b.start - a.start);
    let rest = code;
    for (const { start, end } of unnamed) {
      const lines = rest.slice(start, end).replace(/[^\n]+/g, '');
      rest = `${rest.slice(0, start)};${lines}${rest.slice(end)}`;
    }
    return { code: rest, map: null };
  },
});

/** Members of classes, outermost only, that nothing reached names. */
export function unnamedMembers(program) {
  const outside = { names: new Set(CALLED_ANYWAY), members: [] };
  collect(program, outside);
  const reached = new Set();
  const left = new Set(outside.members);
  const pending = [outside];
  for (let scope = pending.pop(); scope; scope = pending.pop()) {
    for (const member of scope === outside ? [] : scope.members) left.add(member);
    for (const name of scope.names) reached.add(name);
    for (const member of left) {
      if (!reached.has(member.name)) continue;
      left.delete(member);
      pending.push(member);
    }
  }
  return [...left].map(({ node }) => node);
}

/** Notes the names that code uses; what is in members of classes, with the member. */
function collect(node, scope) {
  if (Array.isArray(node)) {
    for (const one of node) collect(one, scope);
  } else if (typeof node?.type === 'string') {
    for (const name of namesIn(node)) scope.names.add(name);
    const name = memberName(node);
    const own = name === null ? scope : { name, node, names: new Set(), members: [] };
    if (own !== scope) scope.members.push(own);
    for (const child of Object.values(node)) collect(child, own);
  }
}

const memberName = ({ type, computed, key }) =>
  type === 'MethodDefinition' && !computed && key.type === 'Identifier' ? key.name : null;

/** `a.name`, `{ name } = a`, and every text, as `a['name']` and `'name' in a` have it. */
function namesIn(node) {
  if (node.type === 'MemberExpression') return node.computed ? [] : [node.property.name];
  if (node.type === 'Literal') return [node.value];
  if (node.type === 'TemplateElement') return [node.value.cooked];
  if (node.type === 'ObjectPattern') return node.properties.map(({ key }) => key?.name);
  return [];
}
