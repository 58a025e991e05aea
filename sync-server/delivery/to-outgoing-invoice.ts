import type { Company } from "#core/companies/company.ts";
import { allocate } from "#core/money.ts";
import { type Party, type PartySnapshot, toPartySnapshot } from "#core/parties/party.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { InvoiceTotals } from "#core/vouchers/invoice-totals.ts";
import type { CreditNote, Sale } from "#core/vouchers/voucher.ts";
import type { OutgoingCustomer, OutgoingInvoice } from "../connectors/outgoing-invoice.ts";

export type OutgoingProblem =
  | { readonly code: "delivery.notApproved" }
  /** The law wants a credit note to name its invoice, whose number the other side has not given yet. */
  | { readonly code: "delivery.saleNotNumbered" };

/** An approved sale or credit note in nobody's words: of a patient it holds the code alone, as the voucher does. */
export function toOutgoingInvoice(
  voucher: Sale | CreditNote,
  credited: Sale | null,
  company: Company,
  party: Party | null,
): Result<OutgoingInvoice, OutgoingProblem> {
  const { totals, partyCopy, dueDay } = voucher;
  if (voucher.state !== "approved" || totals === null || partyCopy === null || dueDay === null) {
    return refuse({ code: "delivery.notApproved" });
  }
  if (voucher.kind === "creditNote" && (credited === null || credited.number === null)) {
    return refuse({ code: "delivery.saleNotNumbered" });
  }
  const lineVatCents = vatOfLines(voucher, totals);
  return ok({
    kind: voucher.kind,
    number: voucher.number,
    creditedNumber: credited?.number ?? null,
    issueDay: voucher.day,
    dueDay,
    currency: company.currency,
    language: company.country === "NL" ? "nl" : "fr",
    customer: toOutgoingCustomer(completed(partyCopy, party), company),
    lines: voucher.lines.map((line, index) => ({
      articleNumber: line.articleNumber,
      text: line.text,
      quantityThousandths: line.quantityThousandths,
      unitPriceCents: line.priceIncludesVat ? null : line.unitPriceCents,
      discountBasisPoints: line.discountBasisPoints,
      vat: line.vat,
      netCents: totals.lineNetCents[index] ?? 0,
      vatCents: lineVatCents[index] ?? 0,
    })),
    netCents: totals.netCents,
    vatCents: totals.vatCents,
    grossCents: totals.grossCents,
    yourReference: "",
  });
}

/** Each line's share of its category's VAT. */
function vatOfLines({ lines }: Sale | CreditNote, { categories, lineNetCents }: InvoiceTotals): number[] {
  const vatCents = lines.map(() => 0);
  for (const category of categories) {
    const indexes = lines.flatMap((line, index) => (line.vat === category.vat ? [index] : []));
    const shares = allocate(
      category.vatCents,
      indexes.map((index) => lineNetCents[index] ?? 0),
    );
    indexes.forEach((index, position) => {
      vatCents[index] = shares[position] ?? 0;
    });
  }
  return vatCents;
}

/**
 * Who was issued without a post code may have one by now, and only a new customer over there needs it: what the copy
 * lacks is taken from the party as it stands. What it says stays; of a patient, a snapshot never says more than the code.
 */
function completed(copy: PartySnapshot, party: Party | null): PartySnapshot {
  if (party === null || party.role === "patient") return copy;
  const now = toPartySnapshot(party);
  const whole = { ...copy };
  for (const field of ["address1", "postalCode", "city", "vatNumber", "email"] as const)
    if (whole[field] === "") whole[field] = now[field];
  return whole;
}

const toOutgoingCustomer = (party: PartySnapshot, company: Company): OutgoingCustomer => ({
  number: party.number,
  name: party.name,
  isPrivatePerson: party.isPrivatePerson,
  address1: party.address1,
  postalCode: party.postalCode,
  city: party.city,
  countryCode: party.countryCode.length === 2 ? party.countryCode : company.country,
  vatNumber: party.vatNumber || null,
  email: party.email || null,
});
