import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/farewell.ts";

export const nl: Dictionary<typeof en> = {
  revoked: "Dit apparaat is uit uw account verwijderd",
  handingIn: {
    one: "Het geeft eerst {{ count }} actie af aan de server die nergens anders bestaat.",
    other: "Het geeft eerst {{ count }} acties af aan de server die nergens anders bestaan.",
  },
  stay: "Laat deze pagina open: het gaat vanzelf verder.",
  wiping: "De boekhouding wordt van dit apparaat gewist…",
  nothingWaited: "Alles wat erop gedaan was, was al verzonden.",
  handedIn: {
    one: "Het heeft {{ count }} actie afgegeven die nog niet verzonden was. Zij is volledig bewaard en niet uitgevoerd.",
    other:
      "Het heeft {{ count }} acties afgegeven die nog niet verzonden waren. Zij zijn volledig bewaard en niet uitgevoerd.",
  },
  whereTheyAre: {
    one: "Wie de administratie beheert vindt die onder ‘Te beoordelen’ en beslist erover.",
    other: "Wie de administratie beheert vindt ze onder ‘Te beoordelen’ en beslist erover.",
  },
  wiped: "Daarna is de boekhouding van dit apparaat gewist.",
  again: "U kunt zich er opnieuw aanmelden: het is dan een nieuw apparaat.",
  signIn: "Aanmelden",
};
