import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/division.ts";

export const fr: Dictionary<typeof en> = {
  title: "Répartition de ce qui est commun",
  text: "Chaque praticien déclare pour soi : ce qui est commun, comme le loyer, se répartit selon la clé de son jour. Ce qui est déjà réparti reste comme il est.",
  label: "Clés de répartition par jour",
  from: "À partir du",
  parts: "Parts",
  none: "Pas encore de clé : ce qui est commun n’est dans le fichier de personne.",
  add: "Ajouter une clé",
  addTitle: "Clé de répartition à partir d’un jour",
  day: "À partir de ce jour",
  dayMissing: "Choisissez un jour.",
  part: "Part de {{ name }}, en %",
  partUnreadable: "Un pourcentage jusqu’à 100, deux décimales au plus.",
  sum: "Ensemble {{ percent }}",
  hint: "Qui ne porte rien reste vide. Une clé du même jour est remplacée.",
  save: "Enregistrer",
  saved: "Enregistré sur cet appareil",
  remove: "Retirer",
  removeLabel: "Retirer la clé du {{ day }}",
};
