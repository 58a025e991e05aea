import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/accounting-firm.ts";

export const fr: Dictionary<typeof en> = {
  title: "Cabinet comptable",
  back: "Utilisateurs",
  invite: "Inviter votre cabinet comptable",
  email: "E-mail du cabinet",
  emailHint: "Le cabinet reçoit un lien qui sert une seule fois, dans les quatorze jours.",
  emailUnreadable: "Comme nom@exemple.fr.",
  stays:
    "La comptabilité reste la vôtre : ni le propriétaire ni la formule ne changent, et vous pouvez y mettre fin à tout moment.",
  send: "Inviter le cabinet",
  sent: "Invitation enregistrée",
  sentText: "L’e-mail part dès que le serveur l’a.",
  preview: "Ce que le cabinet verra et fera",
  pending: "Invité, pas encore de réponse",
  readOnly: "Un administrateur invite le cabinet, et met fin à son suivi.",
  looksAfter: "{{ firm }} suit cette comptabilité",
  looksAfterUnnamed: "Un cabinet comptable suit cette comptabilité",
  since: "Depuis le",
  owner: "Propriétaire",
  people: "Du cabinet, avec un accès",
  nobody: "personne pour le moment",
  end: "Mettre fin au suivi",
  endTitle: "Mettre fin au suivi par {{ firm }} ?",
  endTitleUnnamed: "Mettre fin au suivi par le cabinet ?",
  endText:
    "Les personnes du cabinet perdent aussitôt leur accès et leurs appareils oublient cette comptabilité. Écritures, formule et propriétaire restent. Les deux côtés sont prévenus par e-mail.",
  ended: "Suivi terminé sur cet appareil ; le cabinet est prévenu par e-mail",
  endedByFirm: "{{ firm }} a mis fin au suivi de cette comptabilité le {{ day }}",
  endedByCompany: "Vous avez mis fin au suivi par {{ firm }} le {{ day }}",
  theFirm: "Le cabinet comptable",
  endedText:
    "Les personnes du cabinet n’ont plus d’accès. Vous pouvez inviter un autre cabinet, ou le même à nouveau.",
  leaving: {
    staysOneself: "Vous gardez, à votre nom :",
    staysOther: "{{ name }} garde, à son nom :",
    staysAsUser: "{{ company }} (simple utilisateur)",
    handOverFirst:
      "Le cabinet continue de suivre ces dossiers, mais leur propriétaire ne change pas. Pour qu’il change, transmettez d’abord la propriété, depuis les utilisateurs de chaque dossier.",
    handedOver: "Passent à {{ heir }}, faute d’un autre collègue :",
    ending: {
      one: "{{ count }} dossier continue avec les collègues qui y travaillent déjà.",
      other: "{{ count }} dossiers continuent avec les collègues qui y travaillent déjà.",
    },
    nothing: "Aucun dossier du cabinet n’est concerné.",
    onlySeen:
      "Sont nommés les dossiers que vous voyez. S’il y en a d’autres, la règle est la même : ce qui appartient à cette personne reste à elle, ce dont elle s’occupait seule passe au propriétaire du cabinet.",
    more: { one: "et {{ count }} autre", other: "et {{ count }} autres" },
    unknown:
      "Sans réseau, on ne peut pas dire quels dossiers sont concernés. La règle : ce qui appartient à cette personne reste à elle ; ce dont elle s’occupait seule passe au propriétaire du cabinet.",
  },
};
