import { addDays, type CalendarDate } from "#core/calendar-date.ts";
import type { PaymentFields } from "#core/commands/payment-record.ts";
import {
  lineOf,
  postingsOf,
  type SeededArticle,
  type SeededCompany,
  type SeededInvoice,
  type SeededParty,
  yearOf,
} from "./seeded-company.ts";
import { createSeededDice } from "./seeded-dice.ts";
import { monthlyDays, workingDays } from "./working-days.ts";

export const CAMILLE = { id: "camille", name: "Camille Dupont", code: "DUP" };
export const MARTIN = { id: "martin", name: "Martin Marchand", code: "MAR" };

const PATIENTS = 48;
const PAYMENTS = 300;
/** What sessions cost: a conventional act, an assessment, osteopathy outside the convention. */
const FEES_CENTS = [1_613, 1_613, 1_613, 2_500, 2_500, 3_870, 5_500] as const;
const MEANS = ["card", "card", "transfer", "cheque", "cash"] as const;
const GIVEN = "Adèle Bruno Chloé David Élise Farid Gaëlle Hugo Inès Jules Karim Léa".split(" ");
const FAMILY = "Morel Lambert Faure Girard Petit Roux Blanc Garnier".split(" ");

/** « Cabinet des Tilleuls »: two physiotherapists, cash-basis books, patients known by a code. */
export function practiceBooks(today: CalendarDate): SeededCompany {
  const dice = createSeededDice(16_130);
  const year = yearOf(today);
  const patients = Array.from({ length: PATIENTS }, (_, index) => patient(index + 1));
  return {
    id: "cabinet-des-tilleuls",
    create: {
      memberName: CAMILLE.name,
      company: {
        name: "Cabinet des Tilleuls",
        country: "FR",
        currency: "EUR",
        registration: "853479236",
        vatNumber: "",
        address1: "4 place des Tilleuls",
        postalCode: "69007",
        city: "Lyon",
        basis: "cash",
        practice: "several",
        vatHistory: [{ from: year.from, status: "exempt", onDebits: false }],
        practitioners: [CAMILLE, MARTIN],
        fiscalYears: [year],
        booksStart: year.from,
        numbering: "central",
      },
    },
    parties: [...payers, ...patients],
    articles,
    invoices: invoices(today),
    payments: [...sessions(), ...transfers()],
    entries: entries(today),
    expenses: expenses(today),
  };

  function sessions() {
    const days = workingDays(year.from, today);
    const perDay = Math.min(14, Math.max(1, Math.ceil(PAYMENTS / days.length)));
    const rare = Math.max(1, Math.floor((days.length * perDay) / PAYMENTS));
    return days
      .flatMap((day) => Array.from({ length: perDay }, () => day))
      .filter((_, index) => index % rare === 0)
      .map((day, index) => {
        const who = patients[dice.between(0, PATIENTS - 1)];
        return {
          ...received(day, dice.pick(FEES_CENTS)),
          id: `session-${index + 1}`,
          label: `Séance ${who?.number ?? ""}`,
          means: dice.pick(MEANS),
          party: who?.id ?? null,
          practitioner: dice.pick([CAMILLE.id, CAMILLE.id, MARTIN.id]),
        };
      });
  }

  /** What the health insurance pays at once for many sessions, twice a month for each practitioner. */
  function transfers() {
    return [10, 25].flatMap((dayOfMonth) =>
      monthlyDays(year.from, today, dayOfMonth).flatMap((day) =>
        [CAMILLE, MARTIN].map(({ id, code }) => ({
          ...received(day, dice.between(420, 960) * 100 + dice.between(0, 99)),
          id: `noemie-${day}-${id}`,
          label: `Virement CPAM ${code}`,
          means: "transfer",
          party: "cpam",
          practitioner: id,
        })),
      ),
    );
  }
}

const received = (day: CalendarDate, amountCents: number): PaymentFields => ({
  day,
  amountCents,
  label: "",
  means: "card",
  party: null,
  practitioner: null,
  settles: [],
  account: null,
});

const lyon = { postalCode: "69007", city: "Lyon", countryCode: "FR", isPrivatePerson: false };

const payers: readonly SeededParty[] = [
  {
    id: "cpam",
    number: "CPAM69",
    name: "CPAM du Rhône",
    role: "payer",
    ...lyon,
    address1: "276 cours Émile-Zola",
  },
  {
    id: "mutuelle",
    number: "MUT-1",
    name: "Mutuelle des Alpes",
    role: "payer",
    ...lyon,
    address1: "12 quai Perrache",
  },
  {
    id: "club",
    number: "C-001",
    name: "Club d’aviron de Gerland",
    role: "customer",
    ...lyon,
    address1: "8 allée du Port",
  },
  {
    id: "ehpad",
    number: "C-002",
    name: "Résidence Les Glycines",
    role: "customer",
    ...lyon,
    address1: "31 rue des Glycines",
  },
];

const patient = (index: number): SeededParty => ({
  id: `patient-${index}`,
  number: `P-${String(index).padStart(5, "0")}`,
  name: `P-${String(index).padStart(5, "0")}`,
  role: "patient",
  isPrivatePerson: true,
  identity: {
    name: `${GIVEN[index % GIVEN.length]} ${FAMILY[index % FAMILY.length]}`,
    note: "",
  },
});

const session: SeededArticle = {
  id: "article-session",
  number: "SEANCE",
  name: "Séance de kinésithérapie",
  unitPriceCents: 1_613,
  nature: "services",
  vat: "fr-exempt",
};
const workshop: SeededArticle = {
  id: "article-workshop",
  number: "ATELIER",
  name: "Atelier de prévention du dos, demi-journée",
  unitPriceCents: 18_000,
  nature: "services",
  vat: "fr-exempt",
};
const articles = [session, workshop];

/** Claims: in cash-basis books they wait under unpaid until money comes. */
function invoices(today: CalendarDate): SeededInvoice[] {
  const start = yearOf(today).from;
  const all = [
    { daysAgo: 75, party: "ehpad", practitioner: CAMILLE.id, article: session, quantity: 12_000 },
    { daysAgo: 40, party: "club", practitioner: MARTIN.id, article: workshop, quantity: 2_000 },
    { daysAgo: 12, party: "ehpad", practitioner: CAMILLE.id, article: session, quantity: 9_000 },
  ];
  return all
    .map(({ daysAgo, party, practitioner, article, quantity }, index) => ({
      id: `invoice-${index + 1}`,
      day: latestOf(start, addDays(today, -daysAgo)),
      party,
      practitioner,
      lines: [lineOf("line-1", article, quantity)],
      termsDays: 30,
      credits: null,
      isApproved: true,
    }))
    .toSorted((one, other) => (one.day < other.day ? -1 : 1));
}

const latestOf = (one: CalendarDate, other: CalendarDate): CalendarDate => (one > other ? one : other);

const monthly = [
  { dayOfMonth: 3, label: "Loyer du cabinet", account: "613200", cents: 95_000 },
  { dayOfMonth: 5, label: "Assurance responsabilité civile", account: "616000", cents: 4_230 },
  { dayOfMonth: 8, label: "Téléphone et internet", account: "626000", cents: 5_988 },
  { dayOfMonth: 15, label: "URSSAF et CARPIMKO", account: "646000", cents: 61_200 },
  { dayOfMonth: 20, label: "Électricité", account: "606100", cents: 8_740 },
  { dayOfMonth: 28, label: "Frais de tenue de compte", account: "627000", cents: 890 },
];

const expenses = (today: CalendarDate): SeededCompany["expenses"] =>
  monthly.flatMap(({ dayOfMonth, cents, ...bill }) =>
    monthlyDays(yearOf(today).from, today, dayOfMonth).map((day) => ({
      ...bill,
      id: `expense-${bill.account}-${day}`,
      day,
      grossCents: cents,
      vat: "fr-exempt",
    })),
  );

function entries(today: CalendarDate): SeededCompany["entries"] {
  const { from } = yearOf(today);
  const opening = {
    id: "opening",
    day: from,
    label: "Solde de départ",
    journal: "AN",
    practitioner: null,
    postings: postingsOf({ "512000": 842_015, "530000": 6_450, "108000": -848_465 }),
  };
  const drawings = [CAMILLE, MARTIN].flatMap(({ id, name, code }) =>
    monthlyDays(from, today, 27).map((day) => ({
      id: `drawing-${id}-${day}`,
      day,
      label: `Prélèvement ${name}`,
      journal: "BQ",
      practitioner: id,
      postings: postingsOf({ [`108${code}`]: 90_000, "512000": -90_000 }),
    })),
  );
  return [opening, ...drawings];
}
