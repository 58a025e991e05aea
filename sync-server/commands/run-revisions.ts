import { assert } from "#core/assert.ts";
import { lockCompany, nextRevisions } from "../storage/company-revisions.ts";
import type { WriteTx } from "../storage/storage.ts";

/** The revisions of one company in one transaction: handed out in memory, under the company's lock, and kept at its end. */
export interface RunRevisions {
  /** Keeps other writers of the company waiting from now on, and answers its last revision. */
  readonly head: () => Promise<number>;
  /** Takes the next ones and answers the first of them. */
  readonly take: (count: number) => Promise<number>;
  readonly write: () => Promise<void>;
}

export function createRunRevisions(tx: WriteTx, companyId: string): RunRevisions {
  let known: number | null = null;
  let takenCount = 0;
  const head = async () => {
    known ??= await lockCompany(tx, companyId);
    return known + takenCount;
  };
  return {
    head,
    take: async (count) => {
      const first = (await head()) + 1;
      takenCount += count;
      return first;
    },
    write: async () => {
      if (takenCount === 0) return;
      const expected = await head();
      const { last } = await nextRevisions(tx, companyId, takenCount);
      assert(last === expected, "nobody else takes revisions of a locked company");
      known = last;
      takenCount = 0;
    },
  };
}
