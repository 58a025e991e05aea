import type { CalendarDate } from "#core/calendar-date.ts";
import { postingsOf, type SeededArticle, type SeededCompany, yearOf } from "./seeded-company.ts";
import { createSeededDice } from "./seeded-dice.ts";
import { tradingBooks } from "./trading-books.ts";
import { monthlyDays } from "./working-days.ts";

/** « Atelier Brun »: a French workshop on accrual books that sells goods and services with VAT. */
export function frenchFirmBooks(today: CalendarDate): SeededCompany {
  const year = yearOf(today);
  return tradingBooks(
    {
      id: "atelier-brun",
      create: {
        memberName: "Louise Brun",
        company: {
          name: "Atelier Brun",
          country: "FR",
          currency: "EUR",
          registration: "732829320",
          vatNumber: "FR44732829320",
          address1: "18 rue des Ébénistes",
          postalCode: "42000",
          city: "Saint-Étienne",
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
        customer(1, "Mairie de Firminy", "42700", "Firminy"),
        customer(2, "Hôtel des Voyageurs", "42000", "Saint-Étienne"),
        customer(3, "Librairie du Forez", "42600", "Montbrison"),
        customer(4, "Cabinet Architectes Rey", "69002", "Lyon"),
        customer(5, "Boulangerie Masson", "42100", "Saint-Étienne"),
      ],
      articles,
      entries: entries(today),
      expenses: monthlyDays(yearOf(today).from, today, 2).map((day) => ({
        id: `rent-${day}`,
        day,
        label: "Loyer de l’atelier",
        account: "613200",
        grossCents: 93_600,
        vat: "fr-2000",
      })),
      invoiceCount: 26,
      termsDays: 30,
      paymentLabel: "Règlement client",
    },
    today,
    createSeededDice(42_000),
  );
}

const customer = (index: number, name: string, postalCode: string, city: string) => ({
  id: `customer-${index}`,
  number: `C-${String(index).padStart(3, "0")}`,
  name,
  role: "customer" as const,
  isPrivatePerson: false,
  address1: `${index * 7} rue de la République`,
  postalCode,
  city,
  countryCode: "FR",
  email: `compta-${index}@example.test`,
});

const article = (
  number: string,
  name: string,
  unitPriceCents: number,
  nature: "goods" | "services",
  vat = "fr-2000",
): SeededArticle => ({ id: `article-${number.toLowerCase()}`, number, name, unitPriceCents, nature, vat });

const articles: readonly [SeededArticle, ...SeededArticle[]] = [
  article("POSE", "Pose, à l’heure", 5_200, "services"),
  article("ETUDE", "Étude et plans, à l’heure", 6_800, "services"),
  article("RENOV", "Rénovation d’un logement ancien, à l’heure", 4_900, "services", "fr-1000"),
  article("TABLE", "Table de chêne, sur mesure", 124_000, "goods"),
  article("ETAGERE", "Étagère de frêne", 18_950, "goods"),
  article("BANC", "Banc de hêtre", 31_400, "goods"),
];

function entries(today: CalendarDate): SeededCompany["entries"] {
  const { from } = yearOf(today);
  const opening = {
    id: "opening",
    day: from,
    label: "Bilan d’ouverture",
    journal: "AN",
    practitioner: null,
    postings: postingsOf({
      "512000": 1_865_400,
      "218300": 240_000,
      "101000": -1_000_000,
      "110000": -1_105_400,
    }),
  };
  const wood = monthlyDays(from, today, 6).map((day, index) => {
    const netCents = 84_000 + (index % 4) * 11_350;
    const vatCents = netCents / 5;
    return {
      id: `wood-${day}`,
      day,
      label: "Scierie du Pilat, bois",
      journal: "AC",
      practitioner: null,
      postings: postingsOf({ "601000": netCents, "445660": vatCents, "401000": -netCents - vatCents }),
    };
  });
  const paid = wood.flatMap(({ postings }, index) => {
    const day = monthlyDays(from, today, 24)[index];
    const cents = postings.at(-1)?.cents ?? 0;
    return day === undefined
      ? []
      : [
          {
            id: `wood-paid-${day}`,
            day,
            label: "Règlement Scierie du Pilat",
            journal: "BQ",
            practitioner: null,
            postings: postingsOf({ "401000": cents, "512000": -cents }),
          },
        ];
  });
  return [opening, ...wood, ...paid];
}
