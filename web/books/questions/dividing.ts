import { closingPeriodProblem } from "#core/companies/closing-period.ts";
import type { Company } from "#core/companies/company.ts";
import { fiscalYearOf } from "#core/companies/fiscal-year-of.ts";
import { firstOpenDayOf, isClosedFor } from "#core/companies/open-day.ts";
import { borneCents, dividePostings } from "#core/posting/divide-postings.ts";
import { mayDivide } from "#core/rights/may-divide.ts";
import { hasRight, type Standing, standingOf } from "#core/rights/rights.ts";
import { keyToDivideBy, shareIdOf } from "#core/vouchers/division.ts";
import { reversalIdOf } from "#core/vouchers/reversal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { VoucherRow } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { voucherRowOf } from "./voucher-rows.ts";

/** What is in common and can be divided, or could be. */
export type Undivided =
  | {
      readonly state: "possible";
      readonly on: string;
      /** Whether it is divided in the closing period that it stands in itself. */
      readonly closing: boolean;
      /** The day since which the key counts that it is divided by. */
      readonly keyFrom: string;
      readonly shares: readonly ShareToBe[];
    }
  /** It could be, if anybody had said by which key. */
  | { readonly state: "noKey"; readonly day: string };

export interface ShareToBe {
  readonly practitioner: string;
  readonly name: string;
  /** The three letters that stand for them where there is little room. */
  readonly code: string;
  readonly cents: number;
}

/** How a voucher stands to the division of what practitioners who file each for themselves have in common. */
export type Dividing =
  | Undivided
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

  const standing = standingWhoDivides(open, user, company);
  return standing && undividedOf(open, voucher, company, standing);
}

/** The standing of a reader who may divide at all; null of others. */
export function standingWhoDivides({ view }: OpenCompany, user: string, company: Company): Standing | null {
  const standing = standingOf(view.get("members", user), company.roles ?? []);
  return mayDivide(company, standing) ? standing : null;
}

/** Null where it is not in common, or not to be divided for another reason. */
export function undividedOf(
  { view }: OpenCompany,
  voucher: Voucher,
  company: Company,
  standing: Standing,
): Undivided | null {
  const key = keyToDivideBy(voucher, company, view);
  if (!key.ok && key.problem.code !== "division.noKey") return null;
  const booking = bookingOf(voucher, company);
  if (booking.closing && !hasRight(standing, "close")) return null;
  if (!key.ok) return { state: "noKey", day: String(key.problem["day"]) };
  const shares = dividePostings(voucher.postings, key.value);
  return {
    state: "possible",
    ...booking,
    keyFrom: key.value.from,
    shares: company.practitioners.flatMap(({ id, name, code }) => {
      const postings = shares.get(id);
      return postings === undefined ? [] : [{ practitioner: id, name, code, cents: borneCents(postings) }];
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
