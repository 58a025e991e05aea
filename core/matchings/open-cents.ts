import type { Chart } from "../charts/chart.ts";
import { type Matching, restCents } from "./matching.ts";

/** A line as far as what is open of it follows from it. */
export interface OpenLine {
  readonly voucher: string;
  readonly account: string;
  /** Debit positive, credit negative. */
  readonly cents: number;
  /** The party's id; undefined where it is not known, and every settlement of the voucher counts. */
  readonly party?: string | null | undefined;
}

/**
 * What of a line nothing has settled yet, debit positive. Of a claim that is its rest, on its own side or, once more was
 * paid than it came to, on the other; of money that settles claims, what they have not taken. Settlements move lines in
 * accrual books alone: in cash-basis books a claim stands on no account.
 */
export function openCents(
  { voucher, account, cents, party }: OpenLine,
  settlements: readonly Matching[],
  roles: Chart["roles"],
): number {
  let open = cents;
  for (const settlement of settlements) {
    if (settlement.account !== account || (party !== undefined && settlement.party !== party)) continue;
    const sign = settlement.account === roles.supplier ? -1 : 1;
    if (settlement.claim === voucher) return sign * restCents(settlement, settlement.grossCents);
    for (const line of settlement.lines) if (line.voucher === voucher) open += sign * line.cents;
  }
  return open;
}
