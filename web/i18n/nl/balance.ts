import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/balance.ts";

export const nl: Dictionary<typeof en> = {
  title: "Proefbalans",
  accounts: { one: "{{ count }} rekening", other: "{{ count }} rekeningen" },
  listLabel: "Rekeningen met hun totalen",
  classTotal: "Rubriek {{ class }}",
  emptyTitle: "Nog geen rekening met een boeking",
  emptyText: "Elke rekening staat hier met debet, credit en saldo, en de totalen kloppen op de cent.",
  openingProvisional: "Met een voorlopige beginbalans: het jaar ervoor is niet afgesloten.",
};
