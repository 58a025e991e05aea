import { createLedgerBuilder } from "../ledger/ledger-builder.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import type { AccountTotal, SealContent, SealHeader } from "./seal-header.ts";

/**
 * What a share of a seal comes to, as columns of a line or two for each account: a report that asks nothing but accounts says
 * the same of them as of the lines themselves, and needs no body for it.
 */
export function totalsColumns(
  { id, fromDay }: Pick<SealHeader, "id" | "fromDay">,
  { totalsByAccount }: Pick<SealContent, "totalsByAccount">,
): LedgerColumns {
  const builder = createLedgerBuilder();
  for (const { account, label, ...sums } of totalsByAccount)
    for (const cents of movesOf(sums))
      builder.append({
        voucher: { id, entryNumber: "", pieceRef: "" },
        day: fromDay,
        journal: { code: "", label: "" },
        account: { code: account, label },
        party: null,
        practitioner: null,
        cents,
        provenance: "",
        label: "",
        matching: null,
      });
  return builder.build();
}

/** An account whose lines came to nothing on either side still has lines, and a row. */
const movesOf = ({ debitCents, creditCents }: Pick<AccountTotal, "debitCents" | "creditCents">): number[] =>
  debitCents === 0 && creditCents === 0 ? [0] : [debitCents, -creditCents].filter((cents) => cents !== 0);

/**
 * Of these, as their reader may have them, the ones whose lines a report over all years looks into: where each chain's lines
 * begin, and where an opening entry says again what lies before.
 */
export function headersToOpen(told: Iterable<SealHeader>): readonly SealHeader[] {
  const chains = new Set<string>();
  return [...told]
    .sort((one, other) => one.index - other.index)
    .filter(({ chain, parts }) => {
      const isFirst = !chains.has(chain) && parts.some(({ content }) => (content?.lines ?? 0) > 0);
      if (isFirst) chains.add(chain);
      return isFirst || parts.some(({ content }) => content?.openingTotals !== undefined);
    });
}
