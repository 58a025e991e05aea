import { chartFor } from "#core/charts/chart-for.ts";
import type { Company } from "#core/companies/company.ts";
import { newCompany } from "#core/companies/new-company.ts";
import type { ImportedNumbers } from "#core/seals/entry-numbers.ts";
import { type LiveSeals, sealLiveBooks } from "#core/seals/live-seals.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { COMPANY, frenchFirm, OWNER, practice } from "./books-builder.ts";

export const aFirm: Company = newCompany(COMPANY, frenchFirm, { by: OWNER, on: "2026-01-01" });
/** Two practitioners who each file their own books. */
export const aSharedPractice: Company = newCompany(
  COMPANY,
  { ...practice, practice: "several" },
  { by: OWNER, on: "2026-01-01" },
);

export interface SealedBooks {
  readonly headers: readonly SealHeader[];
  readonly bodies: ReadonlyMap<string, Uint8Array>;
  readonly last: LiveSeals;
}

/** Validates books through one day after the other, each going on from the last. */
export function sealBooks(
  vouchers: readonly Voucher[],
  days: readonly string[],
  { company = aFirm, imported = new Map() }: { company?: Company; imported?: ImportedNumbers } = {},
): SealedBooks {
  const bodies = new Map<string, Uint8Array>();
  const headers: SealHeader[] = [];
  const sealedIds = new Set<string>();
  let validatedThrough = company.validatedThrough;
  let last: LiveSeals = { headers: [], sealed: [], digests: {}, awaitingNumber: [] };
  for (const through of days) {
    last = sealLiveBooks(
      {
        company: { ...company, validatedThrough },
        chart: chartFor(company),
        party: () => null,
        vouchers: vouchers.filter(
          ({ id, day, state }) => !sealedIds.has(id) && state !== "draft" && day <= through,
        ),
        headers,
        imported,
        through,
        sealedAt: "2026-11-20T10:00:00.000Z",
        sealedBy: OWNER,
        device: "device-1",
        salt: `salt ${through}`,
      },
      (hash, bytes) => bodies.set(hash, bytes),
    );
    headers.push(...last.headers);
    for (const { id } of last.sealed) sealedIds.add(id);
    validatedThrough = through;
  }
  return { headers, bodies, last };
}
