import { chartFor } from "#core/charts/chart-for.ts";
import { newCompany } from "#core/companies/new-company.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { BooksToPack } from "./open-packing.ts";

const COUNT = 200;
const DAY = "2026-01-15";
const AT = `${DAY}T10:00:00.000Z`;

const company = newCompany(
  "warm-up",
  {
    ...{ name: "Warm-up", country: "FR", currency: "EUR", registration: "732829320", vatNumber: "" },
    ...{ address1: "", postalCode: "", city: "", booksStart: "2026-01-01", basis: "accrual" },
    ...{ practice: "company", practitioners: [], numbering: "central" },
    vatHistory: [{ from: "2026-01-01", status: "liable", onDebits: true }],
    fiscalYears: [{ from: "2026-01-01", through: "2026-12-31" }],
  },
  { by: "warm-up", on: "2026-01-01" },
);

/** Books of nobody, for a thread to compile itself over before somebody waits: what a month mostly has, payments and sales. */
export const warmUpBooks: BooksToPack = {
  ...{ company, chart: chartFor(company), parties: [], headers: [], importedLines: [] },
  ...{
    through: "2026-01-31",
    isClosing: false,
    sealedAt: AT,
    sealedBy: "warm-up",
    device: "warm-up",
    salt: "",
  },
};

/** As they are stored; each has ids of its own, as real ones have. */
export const warmUpVouchers = (createId: () => string): readonly string[] =>
  Array.from({ length: COUNT }, (_, index) =>
    JSON.stringify(index % 4 === 0 ? saleOf(index, createId) : paymentOf(index, createId)),
  );

const commonOf = (index: number, createId: () => string) => ({
  ...{ id: createId(), day: DAY, practitioner: null, slice: "shared", provenance: "entered" },
  ...{ label: `Warm-up ${index % 20}`, createdBy: "warm-up", changedBy: "warm-up", earlier: [] },
  ...{ createdAt: AT, changedAt: AT, acts: { "warm-up": index } },
});

function paymentOf(index: number, createId: () => string): Voucher {
  const amountCents = 1_000 + (index % 3) * index;
  return {
    ...commonOf(index, createId),
    ...{ kind: "payment", state: "recorded", journal: "BQ", party: null, amountCents, means: "transfer" },
    ...{ settles: [], account: null, vat: null },
    postings: [
      { account: "512000", side: "debit", cents: amountCents, party: null },
      { account: "706000", side: "credit", cents: amountCents, party: null },
    ],
  };
}

function saleOf(index: number, createId: () => string): Voucher {
  const party = `party-${index % 10}`;
  const [netCents, vatCents, grossCents] = [1_000, 200, 1_200];
  const line = {
    ...{
      articleId: null,
      articleNumber: null,
      text: "",
      quantityThousandths: 1000,
      unitPriceCents: netCents,
    },
    ...{
      priceIncludesVat: false,
      discountBasisPoints: 0,
      nature: "services" as const,
      vat: "fr-2000",
      account: null,
    },
  };
  return {
    ...commonOf(index, createId),
    ...{ kind: "sale", state: "approved", journal: "VE", party, termsDays: 30, dueDay: DAY, note: "" },
    partyCopy: {
      ...{ id: party, number: "", name: "", isPrivatePerson: false, address1: "", postalCode: "", city: "" },
      ...{ countryCode: "FR", vatNumber: "", email: "" },
    },
    lines: [
      { ...line, id: createId() },
      { ...line, id: createId() },
    ],
    totals: {
      categories: [{ vat: "fr-2000", netCents, vatCents }],
      ...{ netCents, vatCents, grossCents, lineNetCents: [500, 500] },
    },
    ...{ number: `F2026-${String(index).padStart(4, "0")}`, numbering: "given" },
    approval: {
      ...{ approvedBy: "warm-up", approvedAt: AT, device: "warm-up", command: createId(), day: DAY },
      seenHash: createId().replaceAll("-", "").repeat(2),
    },
    postings: [
      { account: "411000", side: "debit", cents: grossCents, party },
      { account: "706000", side: "credit", cents: netCents, party: null },
      { account: "445710", side: "credit", cents: vatCents, party: null },
    ],
  };
}
