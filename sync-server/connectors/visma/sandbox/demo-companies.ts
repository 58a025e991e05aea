import type { SandboxCompany, SandboxUser, TheirItem } from "./sandbox-state.ts";

/** Ids that stay the same from start to start, so that a choice made once still means something. */
const idOf = (company: number, kind: number, index: number): string =>
  `0000000${company}-000${kind}-4000-8000-${String(index).padStart(12, "0")}`;

const COMPANY = 0;
const CODING = 1;
const UNIT = 2;
const TERMS = 3;
const CUSTOMER = 4;
const ARTICLE = 5;

interface CodingText {
  readonly name: string;
  readonly percent: number;
  readonly type: "Service" | "Goods";
  readonly account: number;
  readonly reaches: "home" | "abroad";
}

interface CompanyText {
  readonly name: string;
  readonly countryCode: string;
  readonly city: string;
  readonly postalCode: string;
  readonly address: string;
  readonly units: readonly (readonly [name: string, code: string])[];
  readonly terms: string;
  readonly codings: readonly CodingText[];
}

const french: CompanyText = {
  name: "Atelier Lumière SARL (sandbox)",
  countryCode: "FR",
  city: "Lyon",
  postalCode: "69003",
  address: "12 rue des Essais",
  units: [
    ["Unité", "C62"],
    ["Heure", "HUR"],
  ],
  terms: "30 jours net",
  codings: [
    { name: "Prestations 20 %", percent: 20, type: "Service", account: 706_000, reaches: "home" },
    { name: "Prestations 10 %", percent: 10, type: "Service", account: 706_100, reaches: "home" },
    { name: "Restauration 10 %", percent: 10, type: "Goods", account: 707_100, reaches: "home" },
    { name: "Livres 5,5 %", percent: 5.5, type: "Goods", account: 707_055, reaches: "home" },
    { name: "Presse 2,1 %", percent: 2.1, type: "Goods", account: 707_021, reaches: "home" },
    { name: "Prestations exonérées", percent: 0, type: "Service", account: 706_900, reaches: "home" },
    { name: "Exportations", percent: 0, type: "Goods", account: 707_900, reaches: "abroad" },
  ],
};

const dutch: CompanyText = {
  name: "Timmerwerk De Vries (sandbox)",
  countryCode: "NL",
  city: "Utrecht",
  postalCode: "3511 AB",
  address: "Proefstraat 7",
  units: [
    ["Stuk", "C62"],
    ["Uur", "HUR"],
  ],
  terms: "14 dagen netto",
  codings: [
    { name: "Diensten hoog", percent: 21, type: "Service", account: 8_000, reaches: "home" },
    { name: "Goederen laag", percent: 9, type: "Goods", account: 8_010, reaches: "home" },
    { name: "Diensten laag", percent: 9, type: "Service", account: 8_011, reaches: "home" },
    { name: "Btw verlegd", percent: 0, type: "Service", account: 8_020, reaches: "home" },
    { name: "Uitvoer", percent: 0, type: "Goods", account: 8_030, reaches: "abroad" },
  ],
};

/** One French and one Dutch company, each with a customer and an article that were there before us. */
export const demoCompanies = (): SandboxCompany[] => [toCompany(1, french), toCompany(2, dutch)];

export const DEMO_EMAIL = "visma@example.test";

export const demoUsers = (companies: readonly SandboxCompany[]): SandboxUser[] => [
  {
    id: "10000000-0000-4000-8000-000000000001",
    email: DEMO_EMAIL,
    name: "Camille Sandbox",
    companyIds: companies.map(({ id }) => id),
  },
];

function toCompany(number: number, text: CompanyText): SandboxCompany {
  const units = text.units.map(([Name, Code], index) => ({ Id: idOf(number, UNIT, index + 1), Name, Code }));
  const terms = [toTerms(number, 1, text.terms, 30), toTerms(number, 2, "0", 0)];
  const codings = text.codings.map((coding, index) => toCoding(idOf(number, CODING, index + 1), coding));
  return {
    id: idOf(number, COMPANY, 1),
    settings: {
      Name: text.name,
      Address1: text.address,
      PostalCode: text.postalCode,
      City: text.city,
      CountryCode: text.countryCode,
      CurrencyCode: "EUR",
      TermsOfPaymentId: terms[0]?.Id,
      AccountingLockedTo: "0001-01-01T00:00:00",
      AccountingLockInterval: 0,
      ProductVariant: 1,
      CompanyStatus: 1,
      ShowPricesExclVatPC: false,
      ActivatedModules: ["api_standard"],
    },
    units,
    terms,
    codings,
    customers: [
      {
        Id: idOf(number, CUSTOMER, 1),
        CustomerNumber: "1",
        Name: "Bibliothèque Bestaand",
        InvoiceAddress1: text.address,
        InvoicePostalCode: text.postalCode,
        InvoiceCity: text.city,
        InvoiceCountryCode: text.countryCode,
        CurrencyCode: "EUR",
        TermsOfPaymentId: terms[0]?.Id,
        IsPrivatePerson: false,
        IsActive: true,
        ReverseChargeOnConstructionServices: false,
      },
    ],
    articles: [
      {
        Id: idOf(number, ARTICLE, 1),
        Number: "A-1",
        Name: text.codings[0]?.name ?? "",
        CodingId: codings[0]?.Id,
        UnitId: units[0]?.Id,
        NetPrice: 50,
        IsActive: true,
      },
    ],
    drafts: [],
    invoices: [],
    links: [],
    nextCustomerNumber: 2,
    nextInvoiceNumber: 1001,
  };
}

const toTerms = (company: number, index: number, Name: string, NumberOfDays: number): TheirItem => ({
  Id: idOf(company, TERMS, index),
  Name,
  NumberOfDays,
  TermsOfPaymentTypeId: 0,
  AvailableForSales: true,
  AvailableForPurchase: true,
});

const toCoding = (Id: string, { name, percent, type, account, reaches }: CodingText): TheirItem => ({
  Id,
  Name: name,
  NameEnglish: name,
  Type: type,
  VatRate: String(percent),
  VatRatePercent: percent,
  IsActive: true,
  DomesticSalesSubjectToVatAccountNumber: reaches === "home" && percent > 0 ? account : null,
  DomesticSalesVatExemptAccountNumber: reaches === "home" && percent === 0 ? account : null,
  DomesticSalesVatCodeExemptAccountNumber: null,
  DomesticSalesSubjectToReversedConstructionVatAccountNumber: null,
  ForeignSalesSubjectToVatWithinEuAccountNumber: percent > 0 ? account : null,
  ForeignSalesVatExemptWithinEuAccountNumber: account,
  ForeignSalesVatExemptOutsideEuAccountNumber: account,
});
