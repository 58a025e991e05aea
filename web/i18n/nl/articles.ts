import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/articles.ts";

export const nl: Dictionary<typeof en> = {
  title: "Artikelen",
  new: "Nieuw artikel",
  listLabel: "Artikelen",
  column: {
    number: "Nummer",
    name: "Naam",
    price: "Prijs",
    vat: "Btw",
  },
  number: "Nummer",
  numberHint: "Hetzelfde als in het andere systeem, als het daar bestaat.",
  name: "Naam",
  price: "Prijs per stuk",
  priceIncludesVat: "Inclusief btw",
  nature: "Aard",
  goods: "Goederen",
  services: "Dienst",
  vat: "Btw",
  isActive: "Aangeboden op nieuwe facturen",
  inactive: "Niet meer aangeboden",
  numberTaken: "{{ name }} heeft dit nummer al.",
  saved: "Bewaard op dit apparaat",
  emptyTitle: "Nog geen artikelen",
  emptyText: "Wat u vaak verkoopt, met prijs en btw: één tik vult dan een regel.",
};
