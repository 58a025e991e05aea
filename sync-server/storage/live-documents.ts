import { changesSince, type StoredDocument } from "./documents.ts";
import type { ReadTx } from "./storage.ts";

const PAGE = 1000;

/**
 * What stands in a collection and is not sealed, in pages, in the order in which it was written last: by its revisions, for in
 * the order of its ids or days it lies among all that was ever sealed.
 */
export async function* livePages(
  tx: ReadTx,
  query: {
    readonly companyId: string;
    readonly collection: string;
    /** Narrows it to those; null asks for all. */
    readonly slices: readonly string[] | null;
  },
): AsyncGenerator<readonly StoredDocument[]> {
  for (let revision = 0; ; ) {
    const page = await changesSince(tx, { ...query, revision, limit: PAGE });
    yield page.filter(({ deleted }) => !deleted);
    if (page.length < PAGE) return;
    revision = page.at(-1)!.revision;
  }
}
