import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/ledger.ts";

export const fr: Dictionary<typeof en> = {
  title: "Grand livre",
  account: "Compte",
  placeholder: "Numéro ou nom",
  previous: "Compte précédent",
  next: "Compte suivant",
  opening: "Solde d’ouverture",
  debit: "Débit",
  credit: "Crédit",
  closing: "Solde de clôture",
  sums: "Soldes et totaux du compte",
  listLabel: "Lignes du compte",
  chooseTitle: "Choisissez un compte",
  emptyTitle: "Aucun compte pour l’instant",
  emptyText: "Les comptes apparaissent ici dès qu’il y a des livres : saisis ici ou importés.",
  noneTitle: "Aucune ligne sur ce compte",
  noneText: "Rien n’y est comptabilisé pour cette période et ces filtres.",
};
