import { closingPeriodProblem } from "#core/companies/closing-period.ts";
import type { Company } from "#core/companies/company.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import { firstOpenDayOf, isClosedFor } from "#core/companies/open-day.ts";
import { borneCents, dividePostings } from "#core/posting/divide-postings.ts";
import { hasRight, standingOf } from "#core/rights/rights.ts";
import { keyToDivideBy, shareIdOf } from "#core/vouchers/division.ts";
import { reversalIdOf } from "#core/vouchers/reversal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { VoucherRow } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { voucherRowOf } from "./voucher-rows.ts";

/** How a voucher stands to the division of what practitioners who file each for themselves have in common. */
export type Dividing =
  | {
      readonly state: "possible";
      readonly on: string;
      /** Whether it is divided in the closing period that it stands in itself. */
      readonly closing: boolean;
      readonly shares: readonly { readonly name: string; readonly cents: number }[];
    }
  /** It could be, if anybody had said by which key. */
  | { readonly state: "noKey"; readonly day: string }
  | { readonly state: "done"; readonly shares: readonly NamedShare[] }
  /** It is a part of a division itself: somebody's share, or what takes the whole out of what is in common. */
  | { readonly state: "share" | "takenOut"; readonly of: VoucherRow | null };

export interface NamedShare {
  readonly name: string;
  readonly row: VoucherRow;
}

/** Null where nothing is to be divided, or the reader may not. */
export function dividingOf(open: OpenCompany, voucher: Voucher, user: string): Dividing | null {
  const { view } = open;
  const company = view.get("companies", view.company);
  if (company === null || company.practice !== "several") return null;
  const rowOf = (id: string) => {
    const found = view.get("vouchers", id);
    return found === null ? null : voucherRowOf(open, found);
  };
  if (voucher.kind === "entry" && voucher.divides !== undefined)
    return {
      state: voucher.reverses === undefined ? "share" : "takenOut",
      of: rowOf(voucher.divides),
    };
  const counter = view.get("vouchers", reversalIdOf(voucher.id));
  if (counter?.kind === "entry" && counter.divides !== undefined) {
    const shares = company.practitioners.flatMap(({ id, name }) => {
      const row = rowOf(shareIdOf(voucher.id, id));
      return row === null ? [] : [{ name, row }];
    });
    return { state: "done", shares };
  }

  const standing = standingOf(view.get("members", user), company.roles);
  if (!hasRight(standing, "correct") || standing.reads !== "whole") return null;
  const booking = bookingOf(voucher, company);
  if (booking.closing && !hasRight(standing, "close")) return null;
  const key = keyToDivideBy(voucher, company, view);
  if (!key.ok) {
    const { code, day } = key.problem;
    return code === "division.noKey" ? { state: "noKey", day: String(day) } : null;
  }
  const shares = dividePostings(voucher.postings, key.value);
  return {
    state: "possible",
    ...booking,
    shares: company.practitioners.flatMap(({ id, name }) => {
      const postings = shares.get(id);
      return postings === undefined ? [] : [{ name, cents: borneCents(postings) }];
    }),
  };
}

/** Where the voucher stands; else on the first open day, or in the closing period where that day is of another year. */
function bookingOf(voucher: Voucher, company: Company): { readonly on: string; readonly closing: boolean } {
  if (!isClosedFor(company, voucher)) return { on: voucher.day, closing: voucher.closing === true };
  const firstOpenDay = firstOpenDayOf(company);
  const { through } = fiscalYearOf(company, voucher.day);
  const closing = firstOpenDay > through && closingPeriodProblem(company, through) === null;
  return { on: closing ? through : firstOpenDay, closing };
}
