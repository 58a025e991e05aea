import { addDays, type CalendarDate } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import { closedDayProblem } from "../companies/open-day.ts";
import type { Payment, Sale, Voucher } from "../vouchers/voucher.ts";
import { isPaymentVatAllowed, usualPaymentVat } from "./payment-vat.ts";
import { vatCategoryOf } from "./vat-categories.ts";
import { deductsVatOn, vatCategoriesFor, vatStatusOn } from "./vat-choices.ts";
import type { VatStatus } from "./vat-status.ts";

/** How many documents a refusal names; the rest are counted. */
const NAMED_MAX = 5;

export interface VatSpan {
  readonly from: CalendarDate;
  /** Null where it goes on for ever. */
  readonly through: CalendarDate | null;
}

/** The days of the books on which two histories say different things, as spans in their order. */
export function changedVatSpans(
  before: readonly VatStatus[],
  after: readonly VatStatus[],
  booksStart: CalendarDate,
): VatSpan[] {
  const days = [booksStart, ...[...before, ...after].map(({ from }) => from)];
  const bounds = [...new Set(days)].filter((day) => day >= booksStart).sort();
  return bounds.flatMap((from, index) => {
    const was = vatStatusOn(before, from);
    const is = vatStatusOn(after, from);
    if (was.status === is.status && was.onDebits === is.onDebits) return [];
    const next = bounds[index + 1];
    return [{ from, through: next === undefined ? null : addDays(next, -1) }];
  });
}

/** Why a company cannot have had this history: the span is closed, or documents were made under another. */
export function vatHistoryProblem(
  company: Company,
  history: readonly VatStatus[],
  vouchersFrom: (day: CalendarDate) => readonly Voucher[],
): Problem | null {
  const spans = changedVatSpans(company.vatHistory, history, company.booksStart);
  if (spans.length === 0) return null;
  const closed = closedDayProblem(company, spans[0]!.from);
  if (closed) return closed;
  const isChanged = (day: CalendarDate) =>
    spans.some(({ from, through }) => from <= day && (through === null || day <= through));
  const after = { ...company, vatHistory: [...history] };
  const inTheWay = vouchersFrom(spans[0]!.from)
    .filter((voucher) => isChanged(voucher.day) && isJudgedOtherwise(voucher, company, after))
    .sort((one, other) => (`${one.day} ${one.id}` < `${other.day} ${other.id}` ? -1 : 1));
  if (inTheWay.length === 0) return null;
  return {
    code: "vat.usedSince",
    day: inTheWay[0]!.day,
    lastDay: inTheWay.at(-1)!.day,
    count: inTheWay.length,
    names: inTheWay.slice(0, NAMED_MAX).map(nameOf).join(", ") + (inTheWay.length > NAMED_MAX ? " …" : ""),
    vouchers: inTheWay.slice(0, NAMED_MAX).map(({ id }) => id),
  };
}

const nameOf = (voucher: Voucher): string =>
  ("number" in voucher ? voucher.number : null) ?? (voucher.label || voucher.day);

/** Whether a document that stands would today be refused, or booked otherwise, under another history. */
function isJudgedOtherwise(voucher: Voucher, before: Company, after: Company): boolean {
  if (voucher.kind === "sale") return voucher.state === "approved" && isSaleOtherwise(voucher, before, after);
  if (voucher.kind === "payment")
    return voucher.state === "recorded" && isPaymentOtherwise(voucher, before, after);
  // A credit note is judged with its sale, whatever its own day.
  if (voucher.kind !== "purchase" && voucher.kind !== "expense") return false;
  const { day } = voucher;
  return (
    voucher.state === "approved" &&
    deductsVatOn(before.vatHistory, day) !== deductsVatOn(after.vatHistory, day) &&
    (voucher.totals?.vatCents ?? 0) !== 0
  );
}

function isSaleOtherwise({ day, lines }: Sale, before: Company, after: Company): boolean {
  const allowed = vatCategoriesFor(after.country, after.vatHistory, day).map(({ key }) => key);
  if (lines.some(({ vat }) => !allowed.includes(vat))) return true;
  const isMoved =
    vatStatusOn(before.vatHistory, day).onDebits !== vatStatusOn(after.vatHistory, day).onDebits;
  return (
    isMoved &&
    after.basis === "accrual" &&
    lines.some(({ vat, nature }) => nature === "services" && (vatCategoryOf(vat)?.rateBasisPoints ?? 0) > 0)
  );
}

function isPaymentOtherwise(payment: Payment, before: Company, after: Company): boolean {
  const settledCents = payment.settles.reduce((sum, { cents }) => sum + cents, 0);
  if (settledCents === payment.amountCents) return false;
  const { vat, day } = payment;
  if (after.basis === "accrual") {
    const isAdvance = ({ vatHistory }: Company) => vatStatusOn(vatHistory, day).status === "liable";
    return payment.account === null && isAdvance(before) !== isAdvance(after);
  }
  const usualBefore = usualPaymentVat(payment, before);
  const usualAfter = usualPaymentVat(payment, after);
  if ((vat ?? usualBefore) === usualBefore) return usualBefore !== usualAfter;
  return vat != null && !isPaymentVatAllowed(vat, after, day);
}
