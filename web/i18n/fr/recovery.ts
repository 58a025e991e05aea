import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/recovery.ts";

export const fr: Dictionary<typeof en> = {
  copyTitle: "Cet appareil était la copie d’un autre",
  copyText:
    "Les deux ont continué chacun de leur côté. Celui-ci est inscrit désormais comme un appareil à part : rien n’est perdu, et ce que les deux avaient n’est enregistré qu’une fois.",
  restoredTitle: "Le serveur a été rétabli depuis une sauvegarde",
  restoredNothing:
    "Cet appareil n’avait rien fait que le serveur n’ait plus. Ses livres sont relus en entier.",
  restoredAgain: {
    one: "Cet appareil lui renvoie {{ count }} action qu’il n’avait plus. Les factures déjà numérotées gardent leur numéro.",
    other:
      "Cet appareil lui renvoie {{ count }} actions qu’il n’avait plus. Les factures déjà numérotées gardent leur numéro.",
  },
  shutTitle: "La numérotation des factures est suspendue",
  shutText:
    "Le serveur a été rétabli depuis une sauvegarde (le {{ since }}). Ce que vous approuvez attend sur cet appareil : rien n’est perdu, et aucun numéro n’est donné deux fois. La personne qui gère la comptabilité ouvre la numérotation quand les appareils sont revenus.",
  shutOpen: "Voir la numérotation",
  seen: "J’ai compris",
};
