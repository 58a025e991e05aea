import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/sign-out.ts";

export const fr: Dictionary<typeof en> = {
  title: "Se déconnecter de cet appareil ?",
  erased: "La comptabilité est alors effacée de cet appareil ; elle revient quand vous vous y reconnectez.",
  looking:
    "Un instant : on regarde ce qui n’existe que sur cet appareil. Sans cette réponse, la comptabilité y reste, et vous la retrouvez en vous reconnectant.",
  signOutOnly: "Se déconnecter sans rien effacer",
  signOut: "Se déconnecter",
  pending: {
    one: "{{ count }} action n’existe que sur cet appareil : mettez-la d’abord en sûreté",
    other: "{{ count }} actions n’existent que sur cet appareil : mettez-les d’abord en sûreté",
  },
  sent: "Tout est envoyé maintenant.",
  send: "Envoyer maintenant",
  sending: "Envoi…",
  notSent: "Tout n’a pas pu être envoyé : pas de réseau, ou le serveur est injoignable.",
  saveTitle: "Ou les enregistrer dans un fichier",
  saveText:
    "Le fichier ne s’ouvre qu’avec la phrase choisie ici. Vous le reprenez ensuite sur n’importe lequel de vos appareils, dans Réglages ; chaque action n’est faite qu’une fois.",
  passphrase: "Phrase secrète",
  passphraseHint: "Au moins douze caractères. Sans elle, personne ne peut ouvrir le fichier, nous non plus.",
  passphraseAgain: "Phrase secrète, encore une fois",
  passphraseShort: "Au moins douze caractères.",
  passphraseDifferent: "Ce n’est pas ce que vous avez saisi au-dessus.",
  save: "Enregistrer le fichier",
  saving: "Enregistrement…",
  saveFailed: "Le fichier n’a pas pu être préparé. Rien n’est perdu ; réessayez.",
  saved: {
    one: "{{ count }} action est dans le fichier",
    other: "{{ count }} actions sont dans le fichier",
  },
  savedText: "Vérifiez qu’il est bien dans vos téléchargements avant de vous déconnecter.",
  haveFile: "J’ai le fichier : se déconnecter",
};
