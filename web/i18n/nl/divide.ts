import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/divide.ts";

export const nl: Dictionary<typeof en> = {
  title: "Gemeenschappelijk, te verdelen",
  text: "Wat gemeenschappelijk is staat in niemands bestand tot het verdeeld is; elk stuk wordt verdeeld volgens de sleutel van zijn dag.",
  link: "Verdelen wat gemeenschappelijk is",
  mayNot: "In deze administratie wordt niets verdeeld, of uw rol laat het niet toe.",
  from: "Van",
  through: "Tot en met",
  listLabel: "Gemeenschappelijke stukken, niet verdeeld",
  emptyTitle: "Er is niets meer te verdelen",
  emptyText: "In deze dagen is niets gemeenschappelijk, of alles is verdeeld.",
  cut: "Dit zijn de nieuwste {{ shown }} van {{ count }}; de andere volgen zodra deze verdeeld zijn.",
  noKeyCount: {
    one: "Voor {{ count }} van deze stukken geldt op zijn dag geen sleutel",
    other: "Voor {{ count }} van deze stukken geldt op hun dag geen sleutel",
  },
  noKey: "geen sleutel op zijn dag",
  setKey: "Sleutel invullen",
  column: {
    state: "Status",
    choose: "Kiezen",
    day: "Datum",
    label: "Omschrijving",
    shares: "Delen",
    amount: "Bedrag",
  },
  chooseOne: "{{ label }} kiezen, {{ amount }}",
  bookedOn: "verdeeld op {{ day }}",
  keyFrom: "sleutel sinds {{ day }}",
  selection: "Gekozen stukken",
  none: "Er is geen stuk gekozen",
  chosen: { one: "{{ count }} stuk gekozen", other: "{{ count }} stukken gekozen" },
  all: { one: "Het enige kiezen", other: "Alle {{ count }} kiezen" },
  clear: "Keuze wissen",
  divide: { one: "{{ count }} stuk verdelen", other: "{{ count }} stukken verdelen" },
  confirmText:
    "Ieder krijgt zijn deel van elk stuk als een eigen boeking; samen maken ze het geheel, tot op de cent. De stukken blijven leesbaar en veranderen niet meer. Samen wordt dat:",
  doing: "{{ done }} van {{ count }}",
  done: { one: "{{ count }} stuk verdeeld", other: "{{ count }} stukken verdeeld" },
  failed: {
    one: "{{ count }} stuk is niet verdeeld",
    other: "{{ count }} stukken zijn niet verdeeld",
  },
  close: "Klaar",
};
