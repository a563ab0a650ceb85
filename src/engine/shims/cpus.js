/** How many pieces are verified at once when metadata arrives; the count is all that is read. */
export default () => ({ length: 4 });
