import { daysInMonth, lastDayOfMonth } from "#core/calendar-date.ts";
import type { CompanyBeginning } from "#core/companies/new-company.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import { invoiceTotals } from "#core/vouchers/invoice-totals.ts";
import type { Payment, Sale, Voucher } from "#core/vouchers/voucher.ts";
import { createDice } from "#test/support/create-dice.ts";

const FIRST_MONTH = "2016-11";
const MONTHS = 120;
const PARTIES = 500;
/** One voucher of so many is a sale, the others are payments. */
const SALE_OF = 5;

/** The months of ten years of books, in their order. */
export const months: readonly string[] = Array.from({ length: MONTHS }, (_, index) => {
  const place = Number(FIRST_MONTH.slice(5)) - 1 + index;
  const year = Number(FIRST_MONTH.slice(0, 4)) + Math.floor(place / 12);
  return `${year}-${String((place % 12) + 1).padStart(2, "0")}`;
});

/** How many of so many vouchers a month has. */
export const countIn = (month: string, vouchers: number): number => {
  const place = months.indexOf(month);
  return Math.round(((place + 1) * vouchers) / MONTHS) - Math.round((place * vouchers) / MONTHS);
};

export const lastDay = lastDayOfMonth(months.at(-1)!);

export const company: CompanyBeginning = {
  ...{ name: "Dix ans de livres", country: "FR", currency: "EUR", registration: "732829320" },
  ...{ vatNumber: "FR44732829320", address1: "1 rue des Lilas", postalCode: "69003", city: "Lyon" },
  ...{ basis: "accrual", practice: "company", practitioners: [], numbering: "central" },
  vatHistory: [{ from: `${FIRST_MONTH}-01`, status: "liable", onDebits: true }],
  fiscalYears: [
    { from: `${FIRST_MONTH}-01`, through: "2016-12-31" },
    ...Array.from({ length: 10 }, (_, year) => ({
      from: `${2017 + year}-01-01`,
      through: `${2017 + year}-12-31`,
    })),
  ],
  booksStart: `${FIRST_MONTH}-01`,
};

/** What their party documents are made of. */
export const parties = Array.from({ length: PARTIES }, (_, index) => ({
  id: uuidOf(createDice(1_000_003 + index)),
  number: `C${String(index + 1).padStart(4, "0")}`,
  name: `${pick(FIRST_NAMES(), index)} ${pick(TRADES(), Math.floor(index / 20))} ${index + 1}`,
}));

/**
 * The vouchers of one month, the same for the same seed: 80 % payments and 20 % sales with a party and one to three lines, in the
 * order of their days. Every id is random, as a device's are: nothing about them can be packed.
 */
export function vouchersOf(month: string, count: number, seed: number): Voucher[] {
  const place = months.indexOf(month);
  const dice = createDice(seed * 10_007 + place);
  const days = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5)));
  return Array.from({ length: count }, (_, index): Voucher => {
    const date = 1 + Math.floor((index * days) / count);
    const day = `${month}-${String(date).padStart(2, "0")}`;
    const counter = place * count + index + 1;
    const at = instantOn(day, dice);
    const common = {
      id: uuidOf(dice),
      day,
      practitioner: null,
      slice: "shared",
      provenance: "entered",
      ...{ createdBy: "bench-user", createdAt: at, changedBy: "bench-user", changedAt: at },
      earlier: [],
      acts: { "bench-device": counter },
    };
    return index % SALE_OF !== 0
      ? paymentOf(common, dice)
      : saleOf(common, `F${day.slice(0, 4)}-${String(counter).padStart(7, "0")}`, dice);
  });
}

type Common = Omit<Payment, "kind" | "label" | "journal" | "state" | "postings" | keyof PaymentOnly>;
type PaymentOnly = Pick<Payment, "party" | "amountCents" | "means" | "settles" | "account" | "vat">;
type Dice = (below: number) => number;

/** A session that is paid at once: most are one of a few prices. */
function paymentOf(common: Common, dice: Dice): Payment {
  const means = pick(MEANS, dice(MEANS.length));
  const amountCents = dice(10) < 7 ? pick(PRICES, dice(PRICES.length)) : 500 + dice(30_000);
  return {
    ...common,
    kind: "payment",
    state: "recorded",
    label: pick(SESSIONS, dice(SESSIONS.length)),
    journal: means.journal,
    ...{ party: null, amountCents, means: means.id, settles: [], account: null, vat: null },
    postings: [
      { account: means.account, side: "debit", cents: amountCents, party: null },
      { account: "706000", side: "credit", cents: amountCents, party: null },
    ],
  };
}

function saleOf(common: Common, number: string, dice: Dice): Sale {
  const { id, number: partyNumber, name } = parties[dice(parties.length)]!;
  const lines = Array.from({ length: 1 + dice(3) }, (): InvoiceLine => {
    const article = dice(ARTICLES);
    return {
      id: uuidOf(dice),
      articleId: null,
      articleNumber: `A${article}`,
      text: `${pick(SESSIONS, article)} ${article}`,
      quantityThousandths: 1000 * (1 + dice(5)),
      unitPriceCents: 900 + 250 * article,
      ...{ priceIncludesVat: false, discountBasisPoints: 0, nature: "services" as const, vat: "fr-2000" },
      account: null,
    };
  });
  const totals = invoiceTotals(lines);
  return {
    ...common,
    kind: "sale",
    state: "approved",
    label: lines[0]!.text,
    journal: "VE",
    party: id,
    partyCopy: { ...CONTACT, id, number: partyNumber, name },
    ...{ lines, totals, termsDays: 30, dueDay: common.day, note: "", number, numbering: "given" },
    approval: {
      approvedBy: "bench-user",
      approvedAt: common.changedAt,
      device: "bench-device",
      command: uuidOf(dice),
      day: common.day,
      seenHash: hexOf(dice, 64),
    },
    postings: [
      { account: "411000", side: "debit", cents: totals.grossCents, party: id },
      { account: "706000", side: "credit", cents: totals.netCents, party: null },
      { account: "445710", side: "credit", cents: totals.vatCents, party: null },
    ],
  };
}

export const CONTACT = {
  ...{ isPrivatePerson: false, address1: "2 quai des Brumes", postalCode: "69002", city: "Lyon" },
  ...{ countryCode: "FR", vatNumber: "", email: "" },
};

const MEANS = [
  { id: "transfer", account: "512000", journal: "BQ" },
  { id: "card", account: "512000", journal: "BQ" },
  { id: "cheque", account: "511200", journal: "BQ" },
  { id: "cash", account: "530000", journal: "CA" },
];
const PRICES = Array.from({ length: 40 }, (_, index) => 1_613 + 175 * index);
const SESSIONS = Array.from({ length: 48 }, (_, index) => `${pick(TRADES(), index)}, séance ${index + 1}`);
const ARTICLES = 240;

/** Functions, since what stands above is made of them before these lines are reached. */
function FIRST_NAMES() {
  return [
    "Maison",
    "Atelier",
    "Cabinet",
    "Garage",
    "Librairie",
    "Hôtel",
    "Cave",
    "Ferme",
    "Studio",
    "Clinique",
  ];
}
function TRADES() {
  return ["Bilan", "Rééducation", "Conseil", "Massage", "Entretien", "Réparation", "Location", "Formation"];
}
function pick<Item>(items: readonly Item[], index: number): Item {
  return items[index % items.length]!;
}

const two = (value: number) => String(value).padStart(2, "0");

const instantOn = (day: string, dice: Dice): string =>
  `${day}T${two(7 + dice(12))}:${two(dice(60))}:${two(dice(60))}.${String(dice(1000)).padStart(3, "0")}Z`;

function hexOf(dice: Dice, digits: number): string {
  let hex = "";
  while (hex.length < digits) hex += dice(0x1_0000).toString(16).padStart(4, "0");
  return hex;
}

/** As `crypto.randomUUID` writes them. */
function uuidOf(dice: Dice): string {
  const hex = hexOf(dice, 32);
  const variant = "89ab"[dice(4)]!;
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
