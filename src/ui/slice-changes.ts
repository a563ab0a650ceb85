/** Whether the value of a property became another, for Lit; `former` is undefined at first. */
export type HasChanged<Value> = (value: Value, former: Value | undefined) => boolean;

/**
 * The `hasChanged` of a property that holds a slice of the state, or more of it:
 * the part is rendered anew only after something that it shows became another.
 * A playing film tells where it is four times a second, and most parts do not show that.
 *
 * @param shown - what the part shows of it, always as many values
 */
export function differsIn<Slice extends object>(
  shown: (slice: Slice) => readonly unknown[],
): HasChanged<Slice> {
  return (slice, former) => {
    if (former === undefined) return true;
    const before = shown(former);
    return shown(slice).some((value, index) => !Object.is(value, before[index]));
  };
}
