import { assert } from "#core/assert.ts";
import type { NumberSeries } from "#core/numbering/number-invoice.ts";
import { readNumberSeries, takeNumbers } from "../storage/number-series.ts";
import type { WriteTx } from "../storage/storage.ts";

/** The number series of one company in one transaction: given in memory, under the company's lock, and kept at its end. */
export interface RunNumbers {
  /** Where a series stands after what the run has given so far. */
  readonly at: (series: string) => Promise<NumberSeries>;
  /** Notes that the next number of a series is given, on this day. */
  readonly give: (series: string, day: string) => void;
  readonly write: () => Promise<void>;
}

interface Given extends NumberSeries {
  readonly givenCount: number;
}

export function createRunNumbers(tx: WriteTx, companyId: string): RunNumbers {
  const givenBySeries = new Map<string, Given>();
  return {
    at: async (series) => {
      const known = givenBySeries.get(series);
      if (known !== undefined) return known;
      const begun = { ...(await readNumberSeries(tx, { companyId, series })), givenCount: 0 };
      givenBySeries.set(series, begun);
      return begun;
    },
    give: (series, day) => {
      const known = givenBySeries.get(series);
      assert(known !== undefined, "a number is given in a series that was looked at");
      const { nextNumber, givenCount } = known;
      givenBySeries.set(series, { nextNumber: nextNumber + 1, lastDay: day, givenCount: givenCount + 1 });
    },
    write: async () => {
      for (const [series, { nextNumber, lastDay, givenCount: count }] of givenBySeries) {
        if (count === 0 || lastDay === null) continue;
        const { last } = await takeNumbers(tx, { companyId, series, count, day: lastDay });
        assert(last === nextNumber - 1, "nobody else gives numbers of a locked company");
        givenBySeries.set(series, { nextNumber, lastDay, givenCount: 0 });
      }
    },
  };
}
