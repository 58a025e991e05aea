import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/clients-waiting.ts";

export const fr: Dictionary<typeof en> = {
  title: "Comptes clients",
  some: "quelque chose attend dans {{ count }} sur {{ all }}",
  none: "Rien n’attend dans vos {{ all }} dossiers.",
  empty: "Aucun pour l’instant : ajoutez le premier.",
  unreached: "Le serveur seul le sait : affiché dès qu’il y a du réseau.",
  all: "Tous les dossiers",
  drafts: { one: "{{ count }} brouillon", other: "{{ count }} brouillons" },
  handed: { one: "{{ count }} à décider par vous", other: "{{ count }} à décider par vous" },
  refused: { one: "{{ count }} à revoir", other: "{{ count }} à revoir" },
  failed: { one: "{{ count }} non envoyé", other: "{{ count }} non envoyés" },
};
