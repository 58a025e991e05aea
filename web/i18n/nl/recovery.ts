import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/recovery.ts";

export const nl: Dictionary<typeof en> = {
  copyTitle: "Dit apparaat was een kopie van een ander",
  copyText:
    "Beide zijn elk op zichzelf verdergegaan. Dit is nu als een apart apparaat ingeschreven: niets is verloren, en wat beide hadden, staat er één keer.",
  restoredTitle: "De server is uit een reservekopie teruggezet",
  restoredNothing:
    "Dit apparaat had niets gedaan wat de server niet meer heeft. De boeken worden hier opnieuw gelezen.",
  restoredAgain: {
    one: "Dit apparaat stuurt {{ count }} actie opnieuw die de server niet meer had. Genummerde facturen houden hun nummer.",
    other:
      "Dit apparaat stuurt {{ count }} acties opnieuw die de server niet meer had. Genummerde facturen houden hun nummer.",
  },
  shutTitle: "De nummering van facturen is opgeschort",
  shutText:
    "De server is uit een reservekopie teruggezet ({{ since }}). Wat u goedkeurt, wacht op dit apparaat: niets gaat verloren en geen nummer wordt twee keer gegeven. Wie de administratie beheert, opent de nummering zodra de apparaten terug zijn.",
  shutOpen: "De nummering bekijken",
  seen: "Begrepen",
};
