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
  inCommon: "Dit boekstuk is gemeenschappelijk",
  inCommonText:
    "Het staat in niemands bestand zolang het niet is verdeeld volgens de sleutel in uw instellingen.",
  noKey: "Op {{ day }} geldt geen verdeelsleutel: zeg eerst wie hoeveel draagt.",
  setKey: "De sleutel instellen",
  divide: "Over de behandelaars verdelen",
  divideTitle: "Dit boekstuk verdelen?",
  divideText:
    "Ieder krijgt zijn deel als een eigen boeking, op {{ day }}; samen zijn ze het geheel, tot op de cent. Het boekstuk blijft leesbaar en verandert niet meer.",
  dividedNow: {
    one: "Verdeeld over {{ count }} behandelaar",
    other: "Verdeeld over {{ count }} behandelaars",
  },
  divided: "Over de behandelaars verdeeld",
  dividedText: "Ieder draagt zijn deel in zijn eigen boekingen.",
  openShare: "Het deel van {{ name }}",
  isShare: "Dit is een deel van een gemeenschappelijk boekstuk.",
  isTakenOut: "Dit haalt een verdeeld boekstuk uit wat gemeenschappelijk is.",
  openDivided: "Het gemeenschappelijke boekstuk openen",
};
