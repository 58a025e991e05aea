import { setImmediate as nextTurn } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import type { ReadBody } from "#core/seals/verify-seals.ts";
import { decodeVouchers } from "#core/seals/voucher-codec.ts";
import { listSealedRows } from "../storage/sealed-documents.ts";
import type { Storage } from "../storage/storage.ts";

/** Comparing so many takes some milliseconds, in which nobody else is answered. */
const ROWS_AT_ONCE = 200;

export interface ChangedRow {
  readonly seal: string;
  readonly voucher: string;
}

/**
 * The first validated voucher whose row is gone or is not what its seal holds; null where there is none. Programs read
 * rows and new entries are judged on them, so a changed one would pass for what was validated. The seals come proved.
 */
export async function findChangedRow(
  storage: Storage,
  companyId: string,
  headers: Iterable<SealHeader>,
  readBody: ReadBody,
): Promise<ChangedRow | null> {
  for (const { id: seal, chain, parts } of headers) {
    // What imports brought has no rows.
    if (chain !== MAIN_CHAIN) continue;
    for (const { kind, hash } of parts.flatMap(({ content }) => content?.bodies ?? [])) {
      const bytes = kind === "vouchers" ? await readBody(hash) : null;
      if (bytes === null) continue;
      const vouchers = decodeVouchers(bytes);
      for (let from = 0; from < vouchers.length; from += ROWS_AT_ONCE) {
        const some = vouchers.slice(from, from + ROWS_AT_ONCE);
        const ids = some.map((voucher) => String(voucher["id"]));
        const rows = await storage.read((tx) => listSealedRows(tx, { companyId, ids }));
        const bodyById = new Map(rows.map(({ id, sealedIn, body }) => [id, sealedIn === seal ? body : null]));
        const changed = some.findIndex((voucher, at) => !isDeepStrictEqual(bodyById.get(ids[at]!), voucher));
        if (changed >= 0) return { seal, voucher: ids[changed]! };
        await nextTurn();
      }
    }
  }
  return null;
}
