/**
 * Stands in for a module that a page never uses: every name imported from it
 * is undefined (Rollup's `shimMissingExports`).
 */
export default undefined;
