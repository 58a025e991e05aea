import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/divide.ts";

export const fr: Dictionary<typeof en> = {
  title: "En commun, à répartir",
  text: "Ce qui est commun n’est dans le fichier de personne tant qu’il n’est pas réparti ; chaque pièce l’est selon la clé de son jour.",
  link: "Répartir ce qui est commun",
  mayNot: "Rien ne se répartit dans cette comptabilité, ou votre rôle ne le permet pas.",
  from: "Du",
  through: "Au",
  listLabel: "Pièces communes non réparties",
  emptyTitle: "Plus rien à répartir",
  emptyText: "À ces dates, rien n’est commun, ou tout est réparti.",
  cut: "Voici les {{ shown }} plus récentes sur {{ count }} ; les autres suivent une fois celles-ci réparties.",
  noKeyCount: {
    one: "Pour {{ count }} de ces pièces, aucune clé ne vaut à son jour",
    other: "Pour {{ count }} de ces pièces, aucune clé ne vaut à leur jour",
  },
  noKey: "aucune clé à son jour",
  setKey: "Indiquer la clé",
  column: {
    state: "État",
    choose: "Choisir",
    day: "Date",
    label: "Libellé",
    shares: "Parts",
    amount: "Montant",
  },
  chooseOne: "Choisir {{ label }}, {{ amount }}",
  bookedOn: "répartie au {{ day }}",
  keyFrom: "clé depuis le {{ day }}",
  selection: "Pièces choisies",
  none: "Aucune pièce n’est choisie",
  chosen: { one: "{{ count }} pièce choisie", other: "{{ count }} pièces choisies" },
  all: { one: "Choisir la seule", other: "Choisir les {{ count }}" },
  clear: "Vider le choix",
  divide: { one: "Répartir {{ count }} pièce", other: "Répartir {{ count }} pièces" },
  confirmText:
    "Chacun reçoit sa part de chaque pièce comme une écriture à lui ; ensemble elles font le tout, au centime près. Les pièces restent lisibles et ne changent plus. Au total :",
  doing: "{{ done }} sur {{ count }}",
  done: { one: "{{ count }} pièce répartie", other: "{{ count }} pièces réparties" },
  failed: {
    one: "{{ count }} pièce n’a pas été répartie",
    other: "{{ count }} pièces n’ont pas été réparties",
  },
  close: "Terminé",
};
