import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/expenses.ts";

export const fr: Dictionary<typeof en> = {
  title: "Dépenses",
  record: "Enregistrer une dépense",
  listLabel: "Dépenses payées",
  sum: "{{ amount }} dépensés",
  emptyTitle: "Aucune dépense pour l’instant",
  emptyText: "Chaque dépense apparaît ici dès que vous l’enregistrez, avec ou sans réseau.",
  amount: "Montant payé",
  amountHint: "TVA comprise, comme payé.",
  account: "Pour quoi",
  label: "Libellé",
  meansLabel: "Payé par",
  ownPocket: "De ma poche",
  practitioner: "Dépense de",
  shared: "Commune",
  vat: "TVA comprise",
  day: "Date",
  supplier: "Fournisseur",
  saved: "Enregistré sur cet appareil",
  correct: "Corriger",
  corrected: "Corrigé",
  cancelExpense: "Annuler cette dépense",
  cancelled: "Annulée",
  gone: "Cette dépense n’est pas sur cet appareil.",
  back: "Toutes les dépenses",
};
