import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/kept-correction.ts";

export const nl: Dictionary<typeof en> = {
  halfTyped: {
    payment: "Er is al een betaling half ingevuld",
    expense: "Er is al een uitgave half ingevuld",
    entry: "Er is al een boeking half ingevuld",
  },
  halfTypedText: "Maak die eerst af of leeg, zodat niets van wat u hebt ingevuld verloren gaat.",
  to: {
    payment: "Naar die betaling",
    expense: "Naar die uitgave",
    entry: "Naar die boeking",
  },
  stranded: "Uw verbetering is niet vastgelegd, en dat kan nu niet",
  strandedText:
    "Wat u hebt ingevuld is op dit apparaat bewaard. U kunt het als iets nieuws vastleggen, ingevuld zoals u het achterliet; boek het oude tegen als het nog telt.",
  asNew: "Opnieuw invullen als iets nieuws",
  forget: "Weggooien",
};
