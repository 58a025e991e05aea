import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/proof.ts";

export const nl: Dictionary<typeof en> = {
  title: "De boeken bewijzen",
  text: "Elke definitieve periode draagt de afdruk van wat zij bevat en van de vorige. Hier wordt alles opnieuw gelezen en berekend.",
  again: "Opnieuw controleren",
  onDevice: "Op dit apparaat",
  onServer: "Bij Cahier",
  reading: "Alles wordt opnieuw gelezen …",
  books: "Boeken",
  outcome: "Uitkomst",
  own: "Hier definitief gemaakte perioden",
  imported: "Geïmporteerd boekjaar, afgesloten op {{ day }}",
  periods: { one: "{{ count }} periode", other: "{{ count }} perioden" },
  bodies: { one: "{{ count }} bestand geheel gelezen", other: "{{ count }} bestanden geheel gelezen" },
  notHeld: { one: "{{ count }} nog niet hier", other: "{{ count }} nog niet hier" },
  print: "Afdruk van de laatste periode:",
  whole: "Ongewijzigd",
  changed: "Gewijzigd",
  partly: "Onvolledig",
  brokenTitle: "Er is iets gewijzigd nadat het definitief werd",
  brokenText:
    "Wat het is, staat hieronder. Boeken die op één plek ongewijzigd zijn, bewijzen wat definitief werd: laat die plek zoals zij is en bel uw accountant of Cahier.",
  wholeTitle: "Er is niets gewijzigd sinds het definitief werd",
  wholeText: "Dit apparaat en de server eindigen met dezelfde afdruk. Gecontroleerd {{ at }}.",
  differsTitle: "Dit apparaat en de server eindigen niet met dezelfde periode",
  differsText:
    "Beide zijn ongewijzigd. Een van beide kan een periode vooruit zijn: wacht tot alles verzonden en ontvangen is en controleer opnieuw.",
  discardedTitle: "Er was iets gewijzigd op dit apparaat",
  discardedText:
    "Het is niet gelezen: Cahier heeft het opnieuw opgehaald en met zijn afdruk vergeleken. Gebruik dit apparaat niet meer als dit zich herhaalt.",
  discardedBack: "{{ month }}: {{ what }}, ontdekt op {{ at }}, sindsdien opnieuw opgehaald",
  discardedGone: "{{ month }}: {{ what }}, ontdekt op {{ at }}, nog niet opnieuw opgehaald",
  unreachable: "De server kon niet worden gevraagd: alleen dit apparaat is gecontroleerd.",
  nothingTitle: "Er is nog niets definitief",
  nothingText: "Zodra een periode definitief is of een boekjaar geïmporteerd, kan dat hier worden bewezen.",
  body: { lines: "de boekingsregels", vouchers: "de boekstukken" },
  problem: {
    seal: {
      headerChanged: "{{ month }}: de samenvatting van de periode is niet meer die welke definitief werd.",
      chainBroken: "{{ month }}: de periode sluit niet aan op de vorige.",
      bodyChanged: "{{ month }}: {{ what }} zijn niet meer die welke definitief werden.",
      totalsDiffer: "{{ month }}: de totalen van de periode zijn niet die van haar regels.",
      rowChanged: "{{ month }}: een boekstuk dat de server bewaart, is niet meer het gevalideerde:",
    },
  },
};
