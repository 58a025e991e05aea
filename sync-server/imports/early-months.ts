import type { FecPackingThread } from "./fec-packing-thread.ts";
import type { SpooledMonth } from "./import-spool.ts";
import type { FecPacking, PackedFecMonth } from "./pack-fec-month.ts";

/**
 * Months packed in another thread while the file still goes by: most files go on from day to day. What is packed holds
 * only if nothing of the month came late and the whole file bears out what was taken for granted of it.
 */
export interface EarlyMonths {
  /** Hears of each row's month, in the order of the file. */
  readonly sawRow: (month: string, isValidated: boolean) => void;
  /**
   * Has the next month packed that the file has gone past, if there is one; for in between. Behind the end of the file that is
   * any month, also while another is being packed.
   */
  readonly packNext: (thread: Pick<FecPackingThread, "begin" | "pack">, isAtEnd?: boolean) => void;
  /** Waits until nothing that was laid aside is being read: what holds no more may be laid out anew. */
  readonly settled: () => Promise<void>;
  /** Those of the months that were packed as they are. */
  readonly amongst: (months: readonly SpooledMonth[]) => EarlyPacked;
}

export type EarlyPacked = ReadonlyMap<string, Promise<PackedFecMonth>>;

interface Sources {
  readonly spooled: (month: string) => SpooledMonth;
  /** With what is known of the file so far. */
  readonly packing: () => FecPacking;
}

/** Some entries stand behind others of later days, so a month is let be while the one after it goes by. */
const MONTHS_BEHIND = 2;

export function createEarlyMonths({ spooled, packing }: Sources): EarlyMonths {
  const seen = new Set<string>();
  const packedByMonth = new Map<
    string,
    { readonly rows: number; readonly packed: Promise<PackedFecMonth> }
  >();
  let last = "";
  let isOrderly = true;
  let isBusy = false;

  return {
    sawRow: (month, isValidated) => {
      // Whether such entries come in as vouchers is known once all of them are counted.
      if (!isValidated) isOrderly = false;
      if (month === last) return;
      last = month;
      seen.add(month);
      // Who goes back once, from journal to journal for one, does so again.
      if (packedByMonth.has(month)) isOrderly = false;
    },
    packNext: (thread, isAtEnd = false) => {
      if (!isOrderly || (isBusy && !isAtEnd)) return;
      const past = [...seen].sort().slice(0, isAtEnd ? seen.size : -MONTHS_BEHIND);
      const month = past.find((candidate) => !packedByMonth.has(candidate));
      if (month === undefined) return;
      isBusy = true;
      const asItIs = spooled(month);
      thread.begin(packing());
      const packed = thread.pack(asItIs).finally(() => {
        isBusy = false;
      });
      // What went wrong is heard where it is awaited.
      packed.catch(() => {});
      packedByMonth.set(month, { rows: asItIs.entryCount, packed });
    },
    settled: async () => {
      await Promise.allSettled([...packedByMonth.values()].map(({ packed }) => packed));
    },
    amongst: (months) => {
      const found = new Map<string, Promise<PackedFecMonth>>();
      for (const { month, entryCount } of months) {
        const early = packedByMonth.get(month);
        if (early?.rows === entryCount) found.set(month, early.packed);
      }
      return found;
    },
  };
}
