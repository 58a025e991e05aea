import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/proof.ts";

export const fr: Dictionary<typeof en> = {
  title: "Prouver les livres",
  text: "Chaque période validée porte l’empreinte de ce qu’elle contient et de celle qui la précède. Ici tout est relu et recalculé.",
  again: "Vérifier à nouveau",
  onDevice: "Sur cet appareil",
  onServer: "Chez Cahier",
  reading: "Relecture de tout …",
  books: "Livres",
  outcome: "Résultat",
  own: "Périodes validées ici",
  imported: "Exercice importé, clos le {{ day }}",
  periods: { one: "{{ count }} période", other: "{{ count }} périodes" },
  bodies: { one: "{{ count }} fichier relu en entier", other: "{{ count }} fichiers relus en entier" },
  notHeld: { one: "{{ count }} pas encore ici", other: "{{ count }} pas encore ici" },
  print: "Empreinte de la dernière période :",
  whole: "Intact",
  changed: "Modifié",
  partly: "Incomplet",
  brokenTitle: "Quelque chose a été modifié après la validation",
  brokenText:
    "Ce que c’est figure ci-dessous. Des livres intacts à un endroit prouvent ce qui a été validé : gardez cet endroit en l’état, et appelez votre comptable ou Cahier.",
  wholeTitle: "Rien n’a changé depuis la validation",
  wholeText: "Cet appareil et le serveur finissent par la même empreinte. Vérifié {{ at }}.",
  differsTitle: "Cet appareil et le serveur ne finissent pas par la même période",
  differsText:
    "Les deux sont intacts. L’un peut avoir une période d’avance : attendez que tout soit envoyé et reçu, puis vérifiez à nouveau.",
  discardedTitle: "Quelque chose avait été modifié sur cet appareil",
  discardedText:
    "Cela n’a pas été lu : Cahier l’a repris, et l’a comparé à son empreinte. Si cela se répète, n’utilisez plus cet appareil.",
  discardedBack: "{{ month }} : {{ what }}, constaté le {{ at }}, repris depuis",
  discardedGone: "{{ month }} : {{ what }}, constaté le {{ at }}, pas encore repris",
  unreachable: "Le serveur n’a pas pu être interrogé : seul cet appareil a été vérifié.",
  nothingTitle: "Rien n’est encore validé",
  nothingText: "Dès qu’une période est validée ou un exercice importé, on peut le prouver ici.",
  body: { lines: "les lignes d’écriture", vouchers: "les pièces" },
  problem: {
    seal: {
      headerChanged: "{{ month }} : le résumé de la période n’est plus celui qui a été validé.",
      chainBroken: "{{ month }} : la période ne continue pas celle qui la précède.",
      bodyChanged: "{{ month }} : {{ what }} ne sont plus celles qui ont été validées.",
      totalsDiffer: "{{ month }} : les totaux de la période ne sont pas ceux de ses lignes.",
      rowChanged: "{{ month }} : une pièce gardée par le serveur n’est plus celle qui a été validée :",
    },
  },
};
