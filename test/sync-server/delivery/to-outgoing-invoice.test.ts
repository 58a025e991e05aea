import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { newCompany } from "#core/companies/new-company.ts";
import type { Party } from "#core/parties/party.ts";
import { toPartySnapshot } from "#core/parties/party.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { invoiceTotals } from "#core/vouchers/invoice-totals.ts";
import type { CreditNote, Sale } from "#core/vouchers/voucher.ts";
import { toOutgoingInvoice } from "#server/delivery/to-outgoing-invoice.ts";
import { frenchFirm } from "#test/support/books-builder.ts";
import { aLine } from "./linked-company.ts";

const company = newCompany("atelier", frenchFirm, { by: "anna", on: "2026-01-01" });

const customer: Party = {
  id: "party-1",
  role: "customer",
  number: "C-1",
  name: "Client",
  isPrivatePerson: false,
  address1: "1 quai du Test",
  postalCode: "69001",
  city: "Lyon",
  countryCode: "FR",
  vatNumber: "",
  email: "",
  termsDays: 30,
  identity: null,
  acts: {},
};

const aSale = (lines: readonly InvoiceLine[], party = customer): Sale => ({
  kind: "sale",
  id: "voucher-1",
  day: "2026-11-22",
  label: "",
  journal: "VE",
  practitioner: null,
  slice: "shared",
  postings: [],
  provenance: "entered",
  createdBy: "anna",
  createdAt: "2026-11-22T10:00:00.000Z",
  changedBy: "anna",
  changedAt: "2026-11-22T10:00:00.000Z",
  earlier: [],
  acts: {},
  state: "approved",
  party: party.id,
  partyCopy: toPartySnapshot(party),
  lines: [...lines],
  totals: invoiceTotals(lines),
  termsDays: 30,
  dueDay: "2026-12-22",
  note: "",
  number: "F-2026-00001",
  numbering: "given",
  approval: null,
});

const outgoing = (sale: Sale | CreditNote, credited: Sale | null = null, party = customer) => {
  const invoice = toOutgoingInvoice(sale, credited, company, party);
  if (!invoice.ok) throw new Error(invoice.problem.code);
  return invoice.value;
};

describe("an approved sale in nobody's words", () => {
  test("its lines add up to its totals, whatever the prices and rates", () => {
    const line = fc.record({
      unitPriceCents: fc.integer({ min: 0, max: 1_000_000 }),
      quantityThousandths: fc.integer({ min: 1, max: 100_000 }),
      discountBasisPoints: fc.integer({ min: 0, max: 10_000 }),
      priceIncludesVat: fc.boolean(),
      vat: fc.constantFrom("fr-2000", "fr-1000", "fr-550", "fr-exempt"),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
        const invoice = outgoing(
          aSale(lines.map((fields, index) => aLine({ ...fields, id: `line-${index}` }))),
        );
        const sum = (of: "netCents" | "vatCents") => invoice.lines.reduce((total, one) => total + one[of], 0);
        expect(sum("netCents")).toBe(invoice.netCents);
        expect(sum("vatCents")).toBe(invoice.vatCents);
        expect(invoice.netCents + invoice.vatCents).toBe(invoice.grossCents);
      }),
    );
  });

  test("a price that includes VAT has no price without it", () => {
    expect(outgoing(aSale([aLine({ priceIncludesVat: true })])).lines[0]?.unitPriceCents).toBeNull();
  });

  test("a patient is a code and nothing else, even where the party says more", () => {
    const patient: Party = {
      ...customer,
      role: "patient",
      number: "P-00231",
      name: "P-00231",
      identity: { name: "Jeanne Moreau", note: "" },
    };
    const text = JSON.stringify(outgoing(aSale([aLine()], patient), null, patient));
    expect(text).toContain("P-00231");
    for (const secret of ["Jeanne", "quai", "69001", "Lyon"]) expect(text).not.toContain(secret);
  });

  test("an address that was missing when it was issued comes from the customer as they stand", () => {
    const sale = aSale([aLine()], { ...customer, city: "", postalCode: "" });
    expect(outgoing(sale).customer).toMatchObject({ city: "Lyon", postalCode: "69001" });
  });

  test("a credit note names its invoice, and waits where that has no number yet", () => {
    const sale = aSale([aLine()]);
    const creditNote: CreditNote = { ...sale, kind: "creditNote", id: "voucher-2", credits: sale.id };
    expect(outgoing(creditNote, sale)).toMatchObject({ kind: "creditNote", creditedNumber: "F-2026-00001" });
    expect(toOutgoingInvoice(creditNote, { ...sale, number: null }, company, customer)).toEqual({
      ok: false,
      problem: { code: "delivery.saleNotNumbered" },
    });
  });
});
