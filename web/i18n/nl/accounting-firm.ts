import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/accounting-firm.ts";

export const nl: Dictionary<typeof en> = {
  title: "Accountantskantoor",
  back: "Gebruikers",
  invite: "Uw accountantskantoor uitnodigen",
  email: "E-mail van het kantoor",
  emailHint: "Het kantoor krijgt een link die één keer werkt, binnen veertien dagen.",
  emailUnreadable: "Zoals naam@voorbeeld.nl.",
  stays:
    "De administratie blijft van u: eigenaar en abonnement veranderen niet, en u kunt het altijd beëindigen.",
  send: "Kantoor uitnodigen",
  sent: "Uitnodiging vastgelegd",
  sentText: "De e-mail vertrekt zodra de server haar heeft.",
  preview: "Wat het kantoor ziet en doet",
  pending: "Uitgenodigd, nog geen antwoord",
  readOnly: "Een beheerder nodigt het kantoor uit, en beëindigt zijn werk.",
  looksAfter: "{{ firm }} verzorgt deze administratie",
  looksAfterUnnamed: "Een accountantskantoor verzorgt deze administratie",
  since: "Sinds",
  owner: "Eigenaar",
  people: "Van het kantoor, met toegang",
  nobody: "op dit moment niemand",
  end: "Beëindigen",
  endTitle: "Het werk van {{ firm }} hier beëindigen?",
  endTitleUnnamed: "Het werk van het kantoor hier beëindigen?",
  endText:
    "De mensen van het kantoor verliezen meteen hun toegang en hun apparaten vergeten deze administratie. Boekingen, abonnement en eigenaar blijven. Beide kanten krijgen een e-mail.",
  ended: "Beëindigd op dit apparaat; het kantoor krijgt een e-mail",
  endedByFirm: "{{ firm }} is op {{ day }} gestopt met deze administratie",
  endedByCompany: "U hebt het werk van {{ firm }} op {{ day }} beëindigd",
  theFirm: "Het accountantskantoor",
  endedText:
    "De mensen van het kantoor hebben geen toegang meer. U kunt een ander kantoor uitnodigen, of hetzelfde opnieuw.",
  leaving: {
    staysOneself: "U houdt, op uw naam:",
    staysOther: "{{ name }} houdt, op eigen naam:",
    staysAsUser: "{{ company }} (gewone gebruiker)",
    handOverFirst:
      "Het kantoor blijft deze dossiers verzorgen, maar de eigenaar verandert niet. Moet dat wel, draag dan eerst het eigendom over, bij de gebruikers van elk dossier.",
    handedOver: "Gaan over naar {{ heir }}, omdat daar geen andere collega werkt:",
    ending: {
      one: "{{ count }} dossier gaat verder met de collega’s die er al werken.",
      other: "{{ count }} dossiers gaan verder met de collega’s die er al werken.",
    },
    nothing: "Geen enkel dossier van het kantoor is hierbij betrokken.",
    onlySeen:
      "Genoemd zijn de dossiers die u ziet. Zijn er andere, dan geldt dezelfde regel: wat van deze persoon is, blijft van deze persoon; wat deze persoon alleen verzorgde, gaat naar de eigenaar van het kantoor.",
    more: { one: "en nog {{ count }}", other: "en nog {{ count }}" },
    unknown:
      "Zonder netwerk is niet te zeggen om welke dossiers het gaat. De regel: wat van deze persoon is, blijft van deze persoon; wat deze persoon alleen verzorgde, gaat naar de eigenaar van het kantoor.",
  },
};
