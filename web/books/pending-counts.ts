/** How many commands wait by company: counted once in the log, then kept by what is done to it. */
export interface PendingCounts {
  readonly read: (
    pendingByCompany: () => Promise<ReadonlyMap<string, readonly number[]>>,
  ) => Promise<ReadonlyMap<string, number>>;
  readonly add: (company: string, count: number) => void;
  readonly forget: () => void;
}

export function createPendingCounts(): PendingCounts {
  let known: ReadonlyMap<string, number> | null = null;
  let changes = 0;
  return {
    read: async (pendingByCompany) => {
      if (known !== null) return known;
      const asOf = changes;
      const counters = await pendingByCompany();
      const counted = new Map([...counters].map(([company, waiting]) => [company, waiting.length]));
      // Counting while something is written may or may not have seen it.
      if (asOf === changes) known = counted;
      return counted;
    },
    add: (company, count) => {
      changes += 1;
      if (known !== null) known = new Map(known).set(company, (known.get(company) ?? 0) + count);
    },
    forget: () => {
      changes += 1;
      known = null;
    },
  };
}
