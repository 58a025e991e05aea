import { firstOpenDayOf, isClosedFor } from "#core/companies/open-day.ts";
import { hasRight, standingOf } from "#core/rights/rights.ts";
import { isBooked } from "#core/vouchers/is-booked.ts";
import { reversalIdOf, reversalProblem, reversedBy } from "#core/vouchers/reversal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { VoucherRow } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { voucherRowOf } from "./voucher-rows.ts";

/** How a voucher stands to its reversal. */
export interface Reversing {
  /** What reverses it; null while nothing does. */
  readonly by: VoucherRow | null;
  /** What it reverses itself. */
  readonly of: VoucherRow | null;
  /** The day a reversal would be booked on; null where there is no need of one, or the reader may not. */
  readonly on: string | null;
}

export function reversingOf(open: OpenCompany, voucher: Voucher, user: string): Reversing {
  const { view } = open;
  const rowOf = (id: string | null) => {
    const found = id === null ? null : view.get("vouchers", id);
    return found === null ? null : voucherRowOf(open, found);
  };
  return {
    by: rowOf(reversalIdOf(voucher.id)),
    of: rowOf(reversedBy(voucher)),
    on: dayToReverseOn(open, voucher, user),
  };
}

function dayToReverseOn({ view }: OpenCompany, voucher: Voucher, user: string): string | null {
  const company = view.get("companies", view.company);
  const member = view.get("members", user);
  const isIssued = voucher.kind === "sale" || voucher.kind === "creditNote";
  if (company === null || isIssued || !isBooked(voucher) || !isClosedFor(company, voucher)) return null;
  if (!hasRight(standingOf(member, company.roles), "correct") || reversalProblem(voucher, view)) return null;
  return firstOpenDayOf(company);
}
