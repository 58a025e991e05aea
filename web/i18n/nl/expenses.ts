import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/expenses.ts";

export const nl: Dictionary<typeof en> = {
  title: "Uitgaven",
  record: "Een uitgave vastleggen",
  listLabel: "Betaalde uitgaven",
  sum: "{{ amount }} uitgegeven",
  emptyTitle: "Nog geen uitgave",
  emptyText: "Elke uitgave staat hier zodra u haar vastlegt, met of zonder netwerk.",
  amount: "Betaald bedrag",
  amountHint: "Met de btw, zoals betaald.",
  account: "Waarvoor",
  label: "Omschrijving",
  meansLabel: "Betaald met",
  ownPocket: "Uit eigen zak",
  practitioner: "Uitgave van",
  shared: "Gezamenlijk",
  vat: "Btw inbegrepen",
  day: "Dag",
  supplier: "Leverancier",
  saved: "Vastgelegd op dit apparaat",
  correct: "Verbeteren",
  corrected: "Verbeterd",
  cancelExpense: "Deze uitgave annuleren",
  cancelled: "Geannuleerd",
  gone: "Deze uitgave staat niet op dit apparaat.",
  back: "Alle uitgaven",
};
