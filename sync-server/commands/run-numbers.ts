import { assert } from "#core/assert.ts";
import { type NumberSeries, numberParts } from "#core/numbering/number-invoice.ts";
import { type GivenNumber, insertGivenNumbers, voucherOfNumber } from "../storage/given-numbers.ts";
import { readNumberSeries, writeNumberSeries } from "../storage/number-series.ts";
import type { WriteTx } from "../storage/storage.ts";

/** The number series of one company in one transaction: given in memory, under the company's lock, and kept at its end. */
export interface RunNumbers {
  /** Where a series stands after what the run has given so far. */
  readonly at: (series: string) => Promise<NumberSeries>;
  /** Notes that a voucher has a number, the next of its series or one it had before, on this day. */
  readonly give: (voucherId: string, number: string, day: string) => Promise<void>;
  /** Whether another voucher has that number. */
  readonly isAnothers: (voucherId: string, number: string) => Promise<boolean>;
  /** Whether a number of a series that the server gives is one it has yet to give. */
  readonly isAhead: (number: string) => Promise<boolean>;
  readonly write: () => Promise<void>;
}

export function createRunNumbers(tx: WriteTx, companyId: string): RunNumbers {
  const seriesByName = new Map<string, NumberSeries>();
  const changed = new Set<string>();
  let given: GivenNumber[] = [];
  const at = async (series: string) => {
    const known = seriesByName.get(series) ?? (await readNumberSeries(tx, { companyId, series }));
    seriesByName.set(series, known);
    return known;
  };
  return {
    at,
    give: async (voucherId, text, day) => {
      const parts = numberParts(text);
      assert(parts !== null, "a number that is given is one of ours");
      const { series, number } = parts;
      const { nextNumber, lastDay } = await at(series);
      seriesByName.set(series, {
        nextNumber: Math.max(nextNumber, number + 1),
        lastDay: lastDay !== null && lastDay > day ? lastDay : day,
      });
      changed.add(series);
      given.push({ series, number, voucherId });
    },
    isAnothers: async (voucherId, text) => {
      const parts = numberParts(text);
      if (parts === null) return true;
      const { series, number } = parts;
      const inRun = given.find((one) => one.series === series && one.number === number)?.voucherId;
      const holder = inRun ?? (await voucherOfNumber(tx, { companyId, series, number }));
      return holder !== null && holder !== voucherId;
    },
    isAhead: async (text) => {
      const parts = numberParts(text);
      if (parts === null || /^\d/.test(parts.series)) return false;
      return parts.number >= (await at(parts.series)).nextNumber;
    },
    write: async () => {
      for (const series of changed)
        await writeNumberSeries(tx, { companyId, series, ...seriesByName.get(series)! });
      changed.clear();
      await insertGivenNumbers(tx, companyId, given);
      given = [];
    },
  };
}
