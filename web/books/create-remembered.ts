/** A value that takes reading the database, kept for as long as nothing is written that would change it. */
export interface Remembered<Value> {
  readonly read: () => Promise<Value>;
  /** Something was written: what is known follows, and what is being read meanwhile is not kept. */
  readonly change: (follow: (known: Value) => Value) => void;
  /** What is written elsewhere is only known by reading it again. */
  readonly forget: () => void;
}

export function createRemembered<Value>(readAll: () => Promise<Value>): Remembered<Value> {
  let known: { readonly value: Value } | null = null;
  let changes = 0;
  return {
    read: async () => {
      if (known !== null) return known.value;
      const asOf = changes;
      const value = await readAll();
      // Reading while something is written may or may not have seen it.
      if (asOf === changes) known = { value };
      return value;
    },
    change: (follow) => {
      changes += 1;
      if (known !== null) known = { value: follow(known.value) };
    },
    forget: () => {
      changes += 1;
      known = null;
    },
  };
}
