import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/balance.ts";

export const fr: Dictionary<typeof en> = {
  title: "Balance",
  accounts: { one: "{{ count }} compte", other: "{{ count }} comptes" },
  listLabel: "Comptes avec leurs totaux",
  classTotal: "Classe {{ class }}",
  emptyTitle: "Aucun compte mouvementé",
  emptyText:
    "Chaque compte apparaît ici avec son débit, son crédit et son solde, et les totaux concordent au centime.",
  openingProvisional: "Avec les à-nouveaux provisoires : l’exercice précédent n’est pas clôturé.",
};
