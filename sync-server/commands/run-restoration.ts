import { type Restoration, readRestoration, writeRestorations } from "../storage/restorations.ts";
import { readEpoch } from "../storage/server-facts.ts";
import type { WriteTx } from "../storage/storage.ts";

/** How a company stands since a backup was restored, read once for all commands of one transaction. */
export interface RunRestoration {
  /** Null where none ever was. */
  readonly read: () => Promise<Restoration | null>;
  /** Shuts the numbering of books that come back with what others do in them. */
  readonly shut: (restoredAt: string) => Promise<void>;
}

export function createRunRestoration(tx: WriteTx, companyId: string): RunRestoration {
  let reading: Promise<Restoration | null> | null = null;
  return {
    read: () => {
      reading ??= readRestoration(tx, companyId);
      return reading;
    },
    shut: async (restoredAt) => {
      reading = null;
      await writeRestorations(tx, [companyId], { epoch: await readEpoch(tx), restoredAt });
    },
  };
}
