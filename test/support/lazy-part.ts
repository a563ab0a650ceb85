/** A module that nothing imports but the test of lazyImport. */
export const name = 'a lazy part';
