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
};
