import type { TextPath } from "#web/i18n/dictionary.ts";
import type { en } from "#web/i18n/en.ts";
import type { IconName } from "#web/ui/icon.tsx";

/** A place one can go to by the navigation. */
export interface Place {
  readonly path: string;
  readonly icon: IconName & keyof (typeof en)["place"];
  readonly text: Extract<TextPath<typeof en>, `place.${string}`>;
}

const place = <Name extends Place["icon"]>(name: Name, path: string): Place => ({
  path,
  icon: name,
  text: `place.${name}`,
});

const today = place("today", "/today");
const journal = place("journal", "/journal");
const enter = place("enter", "/enter");
const review = place("review", "/review");
const more = place("more", "/more");

const payments = place("payments", "/payments");
const expenses = place("expenses", "/expenses");
const invoices = place("invoices", "/invoices");
const numbers = place("numbers", "/numbers");
const ledger = place("ledger", "/ledger");
const balance = place("balance", "/balance");
const validate = place("validate", "/validate");
const years = place("years", "/years");
const customers = place("customers", "/customers");
const articles = place("articles", "/articles");
const importing = place("import", "/import");
const exporting = place("export", "/export");
const connections = place("connections", "/connections");
const clients = place("clients", "/clients");
const users = place("users", "/users");
const audit = place("audit", "/audit");
const settings = place("settings", "/settings");

/** What of the open company decides which places it has. */
export interface PlacesOwner {
  /** Whether it is an accounting firm, which looks after others. */
  readonly isFirm?: boolean | undefined;
  readonly country?: "FR" | "NL" | undefined;
}

/** The five places under the thumb: a firm looks at its clients more often than at its own journal. */
export const tabPlaces = (owner: PlacesOwner | undefined): readonly Place[] => [
  today,
  owner?.isFirm ? clients : journal,
  enter,
  review,
  more,
];

/** The side navigation, in groups: the day's work, the books, what surrounds them. */
export const sidePlaces = (owner: PlacesOwner | undefined): readonly (readonly Place[])[] => [
  [today, ...(owner?.isFirm ? [clients] : []), payments, expenses, invoices],
  [journal, ledger, balance, numbers, validate, years, review],
  // The FEC is the French tax office's file: no other country asks for it.
  [customers, articles, importing, ...(owner?.country === "NL" ? [] : [exporting]), connections],
  [users, audit, settings, more],
];

/** What a phone reaches through "Plus": all that has no place under its thumb. */
export const morePlaces = (owner: PlacesOwner | undefined): readonly Place[] => {
  const shown = tabPlaces(owner);
  return sidePlaces(owner)
    .flat()
    .filter((one) => !shown.includes(one));
};
