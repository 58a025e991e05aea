import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/sign-out.ts";

export const nl: Dictionary<typeof en> = {
  title: "Afmelden op dit apparaat?",
  erased: "De boekhouding wordt dan van dit apparaat gewist; zij komt terug als u zich er weer aanmeldt.",
  looking:
    "Een ogenblik: we kijken wat alleen op dit apparaat staat. Zonder dat antwoord blijft de administratie erop, en vindt u die terug als u weer aanmeldt.",
  signOutOnly: "Afmelden zonder iets te wissen",
  signOut: "Afmelden",
  pending: {
    one: "{{ count }} actie bestaat alleen op dit apparaat: breng die eerst in veiligheid",
    other: "{{ count }} acties bestaan alleen op dit apparaat: breng ze eerst in veiligheid",
  },
  sent: "Alles is nu verzonden.",
  send: "Nu verzenden",
  sending: "Verzenden…",
  notSent: "Niet alles kon worden verzonden: er is geen netwerk of de server is onbereikbaar.",
  saveTitle: "Of bewaar ze in een bestand",
  saveText:
    "Alleen de zin die u hier kiest opent het bestand. U neemt het daarna over op een van uw apparaten, in Instellingen; elke actie gebeurt één keer.",
  passphrase: "Wachtzin",
  passphraseHint: "Minstens twaalf tekens. Zonder deze zin kan niemand het bestand openen, ook wij niet.",
  passphraseAgain: "Wachtzin, nog een keer",
  passphraseShort: "Minstens twaalf tekens.",
  passphraseDifferent: "Dit is niet wat u hierboven hebt getypt.",
  save: "Bestand bewaren",
  saving: "Bewaren…",
  saveFailed: "Het bestand kon niet worden gemaakt. Er is niets verloren; probeer het opnieuw.",
  saved: {
    one: "{{ count }} actie staat in het bestand",
    other: "{{ count }} acties staan in het bestand",
  },
  savedText: "Controleer of het bij uw downloads staat voordat u zich afmeldt.",
  haveFile: "Ik heb het bestand: afmelden",
};
