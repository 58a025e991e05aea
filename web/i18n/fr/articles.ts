import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/articles.ts";

export const fr: Dictionary<typeof en> = {
  title: "Articles",
  new: "Nouvel article",
  listLabel: "Articles",
  column: {
    number: "Numéro",
    name: "Nom",
    price: "Prix",
    vat: "TVA",
  },
  number: "Numéro",
  numberHint: "Le même que dans l’autre système, s’il y existe.",
  name: "Nom",
  price: "Prix unitaire",
  priceIncludesVat: "TVA comprise",
  nature: "Nature",
  goods: "Bien",
  services: "Service",
  vat: "TVA",
  isActive: "Proposé sur les nouvelles factures",
  inactive: "Plus proposé",
  numberTaken: "{{ name }} porte déjà ce numéro.",
  saved: "Enregistré sur cet appareil",
  emptyTitle: "Aucun article",
  emptyText: "Ce que vous vendez souvent, avec prix et TVA : un geste remplit alors une ligne.",
};
