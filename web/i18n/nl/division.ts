import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/division.ts";

export const nl: Dictionary<typeof en> = {
  title: "Verdeling van wat gemeenschappelijk is",
  text: "Iedere behandelaar doet aangifte voor zich: wat gemeenschappelijk is, zoals de huur, wordt verdeeld volgens de sleutel van zijn dag. Wat al verdeeld is, blijft zoals het is.",
  label: "Verdeelsleutels per dag",
  from: "Vanaf",
  parts: "Delen",
  none: "Nog geen sleutel: wat gemeenschappelijk is, staat in niemands bestand.",
  add: "Een sleutel toevoegen",
  addTitle: "Verdeelsleutel vanaf een dag",
  day: "Vanaf deze dag",
  dayMissing: "Kies een dag.",
  part: "Deel van {{ name }}, in %",
  partUnreadable: "Een percentage tot 100, met hoogstens twee decimalen.",
  sum: "Samen {{ percent }}",
  hint: "Wie niets draagt, blijft leeg. Een sleutel van dezelfde dag wordt vervangen.",
  save: "Vastleggen",
  saved: "Op dit apparaat vastgelegd",
  remove: "Weghalen",
  removeLabel: "De sleutel vanaf {{ day }} weghalen",
};
