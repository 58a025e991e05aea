import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/closed-voucher.ts";

export const fr: Dictionary<typeof en> = {
  instead:
    "On ne le modifie plus. Une contre-passation l’annule au {{ day }} ; enregistrez ensuite ce qui est juste.",
  creditNoteInstead: "Un document émis ne se modifie jamais : un avoir le reprend, en tout ou en partie.",
  creditNote: "Faire un avoir",
  reverse: "Contre-passer",
  reverseTitle: "Contre-passer ?",
  reverseText:
    "L’écriture inverse est enregistrée au {{ day }}, premier jour ouvert. Les deux restent lisibles, chacune depuis l’autre. Cela se fait une fois et demeure.",
  settlesText: "Ce que ce paiement réglait est dû à nouveau.",
  label: "Libellé de la contre-passation",
  labelHint: "Dites ce qui était faux. Pas de nom de patient.",
  labelOf: "Contre-passation : {{ label }}",
  labelAlone: "Contre-passation",
  reversed: "Contre-passé au {{ day }}",
  reversedBy: "Contre-passé au {{ day }} par l’écriture inverse",
  reverses: "Contre-passe ce qui était enregistré au {{ day }}",
  openReversal: "Ouvrir la contre-passation",
  openReversed: "Ouvrir ce qu’elle annule",
  documentDay: "Sa pièce est datée du {{ day }} ; arrivée trop tard, elle est enregistrée au {{ bookedOn }}.",
};
