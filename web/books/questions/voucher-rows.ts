import { settlementIn } from "#core/matchings/line-matching.ts";
import { matchingIdOf, restCents } from "#core/matchings/matching.ts";
import { foldText } from "#core/reports/ledger-filter.ts";
import { invoiceTotals } from "#core/vouchers/invoice-totals.ts";
import { signedCents } from "#core/vouchers/posting.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";
import type { VoucherFilter, VoucherRow } from "../books.ts";
import { shownNameOf } from "../live-columns.ts";
import type { OpenCompany } from "../question-context.ts";
import { notSentOf } from "./not-sent.ts";
import { deliveriesOf, fateOf } from "./voucher-fate.ts";

export function voucherRowOf(open: OpenCompany, voucher: Voucher): VoucherRow {
  const { view } = open;
  const practitioners = view.get("companies", view.company)?.practitioners ?? [];
  const invoice = isInvoice(voucher) ? voucher : null;
  return {
    id: voucher.id,
    kind: voucher.kind,
    state: voucher.state,
    day: voucher.day,
    number: invoice?.number ?? null,
    numbering: invoice?.numbering ?? "none",
    label: voucher.label || (invoice?.lines[0]?.text ?? ""),
    partyName: partyNameOf(open, voucher),
    practitionerCode: practitioners.find(({ id }) => id === voucher.practitioner)?.code ?? null,
    amountCents: amountCentsOf(voucher),
    restCents: restCentsOf(open, voucher),
    dueDay: invoice?.dueDay ?? null,
    means: voucher.kind === "payment" || voucher.kind === "expense" ? (voucher.means ?? null) : null,
    fate: fateOf(open, voucher),
    externalNumber:
      deliveriesOf(open, voucher.id).find(({ externalNumber }) => externalNumber !== null)?.externalNumber ??
      null,
    notSent: notSentOf(open, voucher),
  };
}

/** The name on this screen: a patient's own, where the reader may know it, or as the document was issued. */
export function partyNameOf({ view }: OpenCompany, voucher: Voucher): string | null {
  if (!("party" in voucher) || voucher.party === null) return null;
  const party = view.get("parties", voucher.party);
  const issued = isInvoice(voucher) ? voucher.partyCopy : null;
  if (party?.identity) return shownNameOf(party);
  return issued?.name ?? party?.name ?? null;
}

/** A credit note takes away, so that a list adds up. */
export function amountCentsOf(voucher: Voucher): number {
  if (isInvoice(voucher)) {
    const { grossCents } = voucher.totals ?? invoiceTotals(voucher.lines);
    return voucher.kind === "creditNote" ? 0 - grossCents : grossCents;
  }
  if (voucher.kind === "entry")
    return voucher.postings.reduce((sum, posting) => sum + Math.max(0, signedCents(posting)), 0);
  return voucher.amountCents;
}

export function restCentsOf({ view }: OpenCompany, voucher: Voucher): number | null {
  if (voucher.kind !== "sale" || voucher.state !== "approved") return null;
  return restCents(settlementIn(view, matchingIdOf(voucher.id)), voucher.totals?.grossCents ?? 0);
}

/** The ids that a filter lets through, newest first, with what they add up to. */
export interface VoucherList {
  readonly ids: readonly string[];
  readonly amountCents: number;
  readonly restCents: number;
}

export function voucherList(open: OpenCompany, filter: VoucherFilter): VoucherList {
  return open.derived(`vouchers ${JSON.stringify(filter)}`, () => {
    const kinds = new Set(filter.kinds);
    const text = foldText(filter.text ?? "").trim();
    const found: Voucher[] = [];
    let amountCents = 0;
    let restSumCents = 0;
    for (const voucher of open.view.list("vouchers")) {
      if (!kinds.has(voucher.kind)) continue;
      if (filter.states !== undefined && !filter.states.includes(voucher.state)) continue;
      if (filter.from !== undefined && voucher.day < filter.from) continue;
      if (filter.through !== undefined && voucher.day > filter.through) continue;
      const rest = restCentsOf(open, voucher);
      if (filter.unpaid === true && (rest ?? 0) === 0) continue;
      if (text !== "" && !isFound(open, voucher, text)) continue;
      found.push(voucher);
      amountCents += voucher.state === "cancelled" ? 0 : amountCentsOf(voucher);
      restSumCents += rest ?? 0;
    }
    found.sort(newestFirst);
    return { ids: found.map(({ id }) => id), amountCents, restCents: restSumCents };
  });
}

export const newestFirst = (one: Voucher, other: Voucher): number =>
  compare(other.day, one.day) || compare(other.createdAt, one.createdAt) || compare(other.id, one.id);

const compare = (one: string, other: string) => (one === other ? 0 : one < other ? -1 : 1);

function isFound(open: OpenCompany, voucher: Voucher, text: string): boolean {
  const { number, label, partyName, externalNumber } = voucherRowOf(open, voucher);
  return [number, label, partyName, externalNumber].some(
    (field) => field !== null && foldText(field).includes(text),
  );
}
