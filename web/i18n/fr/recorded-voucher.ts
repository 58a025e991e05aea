import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/recorded-voucher.ts";

export const fr: Dictionary<typeof en> = {
  column: {
    state: "État",
    day: "Date",
    label: "Objet",
    practitioner: "Praticien",
    amount: "Montant",
  },
  means: {
    bank: "Banque",
    card: "Carte",
    cash: "Espèces",
    cheque: "Chèque",
    transfer: "Virement",
  },
  way: "Son parcours",
  postings: "Ce qui est écrit",
  accountColumn: "Compte",
  debit: "Débit",
  credit: "Crédit",
  earlier: "Versions antérieures",
  earlierOn: "Jusqu’au {{ at }}",
  cancelReason: "Motif",
};
