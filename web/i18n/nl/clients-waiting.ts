import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/clients-waiting.ts";

export const nl: Dictionary<typeof en> = {
  title: "Klantadministraties",
  some: "in {{ count }} van {{ all }} wacht er iets",
  none: "In uw {{ all }} dossiers wacht niets.",
  empty: "Nog geen: voeg de eerste toe.",
  unreached: "Alleen de server weet het: te zien zodra er netwerk is.",
  all: "Alle dossiers",
  drafts: { one: "{{ count }} concept", other: "{{ count }} concepten" },
  handed: { one: "{{ count }} voor u te beslissen", other: "{{ count }} voor u te beslissen" },
  refused: { one: "{{ count }} te beoordelen", other: "{{ count }} te beoordelen" },
  failed: { one: "{{ count }} niet verzonden", other: "{{ count }} niet verzonden" },
};
