/** The mails' own words; English and Dutch have exactly these keys. */
export const fr = {
  hello: "Bonjour,",
  ignore: "Si cela ne vous dit rien, ne faites rien : rien ne changera.",
  identifier: "Identifiant :",
  password: "Mot de passe initial :",
  onceHours: (hours: number) => `Ce lien sert une seule fois, dans les ${hours} heures.`,
  onceHour: "Ce lien sert une seule fois, dans l’heure.",
  onceDays: (days: number) => `Ce lien sert une seule fois, dans les ${days} jours.`,
  roles: { administrator: "administrateur", accountant: "comptable", user: "utilisateur" },
  open: "Ouvrir Cahier",
  firmRole: "Cabinet comptable",
  careInvitation: {
    subject: (company: string) => `${company} vous confie sa comptabilité`,
    body: (by: string, company: string) =>
      `${by} invite votre cabinet comptable à suivre la comptabilité « ${company} » sur Cahier. Elle reste à « ${company} » : propriétaire et formule ne changent pas.`,
    sees: "Le lien montre ce que le cabinet verra, avant d’accepter ou de décliner. Les noms des patients n’en font pas partie.",
    link: "Voir ce qui est proposé",
  },
  takenIn: {
    subject: (firm: string) => `${firm} suit désormais votre comptabilité`,
    body: (by: string, firm: string, company: string) =>
      `${by}, de « ${firm} », a accepté de suivre la comptabilité « ${company} ». Elle reste la vôtre ; vous pouvez y mettre fin à tout moment, dans Utilisateurs.`,
  },
  declined: {
    subject: (company: string) => `Invitation déclinée : ${company}`,
    body: (by: string, company: string) =>
      `${by} a décliné l’invitation de suivre la comptabilité « ${company} ». Rien n’a changé ; vous pouvez inviter un autre cabinet.`,
  },
  careEnded: {
    subject: (company: string) => `Fin du suivi : ${company}`,
    byFirm: (firm: string, company: string) =>
      `Le cabinet comptable${firm === "" ? "" : ` « ${firm} »`} a mis fin au suivi de la comptabilité « ${company} ».`,
    byCompany: (firm: string, company: string) =>
      `« ${company} » a mis fin au suivi par le cabinet comptable${firm === "" ? "" : ` « ${firm} »`}.`,
    firmNext: "Le dossier a quitté la liste du cabinet, et ses appareils l’oublient.",
    companyNext:
      "Les personnes du cabinet n’y ont plus accès. Écritures, formule et propriétaire restent ce qu’ils étaient.",
  },
  welcome: {
    subject: "Votre identifiant Cahier",
    body: "Votre compte Cahier est prêt. Connectez-vous avec ces identifiants, puis choisissez votre propre mot de passe dans les paramètres.",
    link: "Ouvrir Cahier",
  },
  known: {
    subject: "Vous avez déjà un compte Cahier",
    body: "Quelqu’un, sans doute vous, a demandé un compte Cahier avec cette adresse. Vous en avez déjà un. Mot de passe oublié ? Choisissez-en un autre :",
    link: "Choisir un nouveau mot de passe",
  },
  confirm: {
    subject: "Confirmez votre adresse e-mail",
    body: "Ouvrez ce lien pour confirmer que cette adresse est la vôtre.",
    withPassword:
      "Une fois l’adresse confirmée, voici le mot de passe initial à saisir dans les paramètres avant de choisir le vôtre.",
    link: "Confirmer cette adresse",
  },
  taken: {
    subject: "Quelqu’un a voulu utiliser votre adresse",
    body: "Sur Cahier, quelqu’un a indiqué votre adresse e-mail comme la sienne. Elle reste celle de votre compte, et de lui seul.",
  },
  moved: {
    subject: "L’adresse e-mail de votre compte a changé",
    body: "Votre compte Cahier utilise désormais une autre adresse e-mail. Si ce n’est pas vous, prévenez sans attendre la personne qui administre votre comptabilité.",
  },
  reset: {
    subject: "Un nouveau mot de passe Cahier",
    body: "Vous avez demandé à changer un mot de passe oublié. Ouvrez ce lien pour en choisir un autre ; toutes vos sessions seront fermées.",
    link: "Choisir un nouveau mot de passe",
  },
  created: {
    subject: (company: string) => `Nouveau dossier : ${company}`,
    body: (company: string) =>
      `Le dossier « ${company} » est créé, avec l’offre PRO. Vous en êtes propriétaire et pouvez y inviter des personnes.`,
    link: "Ouvrir Cahier",
  },
  invitation: {
    subject: (company: string) => `Invitation : ${company}`,
    body: (by: string, company: string, role: string) =>
      `${by} vous invite à tenir la comptabilité « ${company} » sur Cahier, avec le rôle « ${role} ».`,
    link: "Voir l’invitation",
  },
  account: {
    subject: (company: string) => `Votre accès à ${company}`,
    body: (by: string, company: string, role: string) =>
      `${by} vous a créé un compte Cahier pour la comptabilité « ${company} », avec le rôle « ${role} ». Cette personne vous donnera le mot de passe initial.`,
    link: "Confirmer cette adresse",
  },
};
export type MailTexts = typeof fr;
