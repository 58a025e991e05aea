import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/closed-voucher.ts";

export const fr: Dictionary<typeof en> = {
  instead:
    "On ne le modifie plus. Une contrepassation l’annule au {{ day }} ; enregistrez ensuite ce qui est juste.",
  creditNoteInstead: "Un document émis ne se modifie jamais : un avoir le reprend, en tout ou en partie.",
  creditNote: "Faire un avoir",
  reverse: "Contrepasser",
  reverseTitle: "Contrepasser ?",
  reverseText:
    "L’écriture inverse est enregistrée au {{ day }}, premier jour ouvert. Les deux restent lisibles, chacune depuis l’autre. Cela se fait une fois et demeure.",
  settlesText: "Ce que ce paiement réglait est dû à nouveau.",
  label: "Libellé de la contrepassation",
  labelHint: "Dites ce qui était faux. Pas de nom de patient.",
  labelOf: "Contrepassation : {{ label }}",
  labelAlone: "Contrepassation",
  reversed: "Contrepassé au {{ day }}",
  reversedBy: "Contrepassé au {{ day }} par l’écriture inverse",
  reverses: "Contrepasse ce qui était enregistré au {{ day }}",
  openReversal: "Ouvrir la contrepassation",
  openReversed: "Ouvrir ce qu’elle annule",
  documentDay: "Sa pièce est datée du {{ day }} ; arrivée trop tard, elle est enregistrée au {{ bookedOn }}.",
  inCommon: "Cette pièce est commune",
  inCommonText:
    "Elle n’est dans le fichier de personne tant qu’elle n’est pas répartie selon la clé de vos réglages.",
  noKey: "Aucune clé de répartition ne vaut au {{ day }} : dites d’abord qui en porte combien.",
  setKey: "Indiquer la clé",
  divide: "Répartir entre les praticiens",
  divideTitle: "Répartir cette pièce ?",
  divideText:
    "Chacun reçoit sa part comme une écriture à lui, au {{ day }} ; ensemble elles font le tout, au centime près. La pièce reste lisible et ne change plus.",
  dividedNow: { one: "Répartie sur {{ count }} praticien", other: "Répartie entre {{ count }} praticiens" },
  divided: "Répartie entre les praticiens",
  dividedText: "Chacun en porte sa part parmi ses propres écritures.",
  openShare: "La part de {{ name }}",
  isShare: "C’est une part d’une pièce commune.",
  isTakenOut: "Ceci retire de ce qui est commun une pièce qui a été répartie.",
  openDivided: "Ouvrir la pièce commune",
};
