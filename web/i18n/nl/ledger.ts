import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/ledger.ts";

export const nl: Dictionary<typeof en> = {
  title: "Grootboek",
  account: "Rekening",
  placeholder: "Nummer of naam",
  previous: "Vorige rekening",
  next: "Volgende rekening",
  opening: "Beginsaldo",
  debit: "Debet",
  credit: "Credit",
  closing: "Eindsaldo",
  sums: "Saldi en totalen van de rekening",
  listLabel: "Regels van de rekening",
  chooseTitle: "Kies een rekening",
  emptyTitle: "Nog geen rekening",
  emptyText: "Rekeningen staan hier zodra er boeken zijn: hier ingevoerd of geïmporteerd.",
  noneTitle: "Geen regel op deze rekening",
  noneText: "In deze periode en met deze filters is er niets op geboekt.",
};
