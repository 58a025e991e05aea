import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/closed-voucher.ts";

export const nl: Dictionary<typeof en> = {
  instead:
    "Het wordt niet meer gewijzigd. Een tegenboeking maakt het ongedaan op {{ day }}; leg daarna vast wat juist is.",
  creditNoteInstead:
    "Een uitgereikt document wordt nooit gewijzigd: een creditnota neemt het terug, geheel of deels.",
  creditNote: "Creditnota maken",
  reverse: "Tegenboeken",
  reverseTitle: "Tegenboeken?",
  reverseText:
    "De omgekeerde boeking komt op {{ day }}, de eerste open dag. Beide blijven leesbaar, de ene vanuit de andere. Het gebeurt één keer en blijft zo.",
  settlesText: "Wat deze betaling voldeed, is weer verschuldigd.",
  label: "Omschrijving van de tegenboeking",
  labelHint: "Zeg wat er fout was. Geen naam van een patiënt.",
  labelOf: "Tegenboeking: {{ label }}",
  labelAlone: "Tegenboeking",
  reversed: "Tegengeboekt op {{ day }}",
  reversedBy: "Tegengeboekt op {{ day }} met de omgekeerde boeking",
  reverses: "Boekt tegen wat op {{ day }} was vastgelegd",
  openReversal: "Tegenboeking openen",
  openReversed: "Openen wat ze tegenboekt",
  documentDay: "Het stuk is van {{ day }}; het kwam te laat en is geboekt op {{ bookedOn }}.",
};
