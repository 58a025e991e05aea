import type { CalendarDate } from "#core/calendar-date.ts";
import { postingsOf, type SeededArticle, type SeededCompany, yearOf } from "./seeded-company.ts";
import { createSeededDice } from "./seeded-dice.ts";
import { tradingBooks } from "./trading-books.ts";
import { monthlyDays } from "./working-days.ts";

/** “Hoekstra Meubelmakerij”: a Dutch craftsman with high and low rate, and work for a contractor under verlegging. */
export function dutchFirmBooks(today: CalendarDate): SeededCompany {
  const year = yearOf(today);
  return tradingBooks(
    {
      id: "hoekstra-meubelmakerij",
      create: {
        memberName: "Sjoerd Hoekstra",
        company: {
          name: "Hoekstra Meubelmakerij",
          country: "NL",
          currency: "EUR",
          registration: "27312152",
          vatNumber: "NL001234567B01",
          address1: "Zaagmolenkade 14",
          postalCode: "8911 BX",
          city: "Leeuwarden",
          basis: "accrual",
          practice: "company",
          vatHistory: [{ from: year.from, status: "liable", onDebits: false }],
          practitioners: [],
          fiscalYears: [year],
          booksStart: year.from,
          numbering: "central",
        },
      },
      customers: [
        customer(1, "Familie De Boer", "8921 CD", "Leeuwarden", { isPrivatePerson: true }),
        // A contractor: the VAT on work for him is his to pay (Uitvoeringsbesluit OB 1968, art. 24b).
        customer(2, "Bouwbedrijf Wijma", "8601 AA", "Sneek", {
          vatNumber: "NL123456782B90",
          vat: "nl-reverse",
        }),
        customer(3, "Café De Walrus", "8911 DJ", "Leeuwarden", {}),
        customer(4, "Basisschool De Wâl", "8622 HG", "Hommerts", {}),
      ],
      articles,
      entries: entries(today),
      expenses: expenses(today),
      invoiceCount: 18,
      termsDays: 14,
      paymentLabel: "Ontvangst",
    },
    today,
    createSeededDice(8_911),
  );
}

const customer = (
  index: number,
  name: string,
  postalCode: string,
  city: string,
  rest: { readonly isPrivatePerson?: boolean; readonly vatNumber?: string; readonly vat?: string },
) => ({
  id: `customer-${index}`,
  number: String(100 + index),
  name,
  role: "customer" as const,
  isPrivatePerson: false,
  address1: `Voorstreek ${index * 11}`,
  postalCode,
  city,
  countryCode: "NL",
  email: `klant-${index}@example.test`,
  ...rest,
});

const article = (
  number: string,
  name: string,
  unitPriceCents: number,
  nature: "goods" | "services",
  vat: string,
): SeededArticle => ({ id: `article-${number.toLowerCase()}`, number, name, unitPriceCents, nature, vat });

const articles: readonly [SeededArticle, ...SeededArticle[]] = [
  article("UUR", "Arbeid, per uur", 5_650, "services", "nl-2100"),
  article("KAST", "Kast op maat", 94_500, "goods", "nl-2100"),
  article("TAFEL", "Eiken tafel", 118_000, "goods", "nl-2100"),
  // Repairs of furniture do not bear the low rate; painting and plastering of old dwellings do (tabel I, b.8).
  article("SCHILDER", "Schilderwerk woning ouder dan twee jaar, per uur", 4_800, "services", "nl-900"),
];

const expenses = (today: CalendarDate): SeededCompany["expenses"] =>
  [
    { dayOfMonth: 1, label: "Huur werkplaats", account: "4100", netCents: 65_000 },
    { dayOfMonth: 9, label: "Houthandel Noord", account: "7000", netCents: 71_200 },
    { dayOfMonth: 17, label: "Diesel bus", account: "4300", netCents: 14_300 },
  ].flatMap(({ dayOfMonth, label, account, netCents }) =>
    monthlyDays(yearOf(today).from, today, dayOfMonth).map((day) => ({
      id: `cost-${account}-${day}`,
      day,
      label,
      account,
      grossCents: netCents + Math.round(netCents * 0.21),
      vat: "nl-2100",
    })),
  );

function entries(today: CalendarDate): SeededCompany["entries"] {
  const { from } = yearOf(today);
  const opening = {
    id: "opening",
    day: from,
    label: "Beginbalans",
    journal: "BB",
    practitioner: null,
    postings: postingsOf({ "1100": 964_250, "0200": 620_000, "0300": 840_000, "0500": -2_424_250 }),
  };
  return [opening];
}
