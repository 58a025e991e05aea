import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/begin.ts";

export const fr: Dictionary<typeof en> = {
  title: "Commencer",
  intro: "Votre nom et votre adresse : cinq minutes plus tard, le premier paiement est enregistré.",
  name: "Prénom et nom",
  nameMissing: "Saisissez votre nom.",
  email: "Adresse e-mail",
  emailHint: "Six chiffres pour vous connecter et un premier mot de passe y sont envoyés.",
  emailUnreadable: "Cela ne ressemble pas à une adresse e-mail.",
  send: "M’envoyer le courrier",
  sending: "Envoi…",
  haveAccount: "J’ai déjà un compte",
  mailTitle: "Regardez votre courrier",
  mailText:
    "Un courrier part vers {{ email }}, avec six chiffres et un premier mot de passe. Connectez-vous avec eux.",
  mailNext: "Me connecter",
  mailNone: "Rien après quelques minutes ? Regardez parmi les indésirables, ou vérifiez l’adresse.",
  mailOther: "Changer l’adresse",
  company: {
    title: "Votre comptabilité",
    step: "Question {{ step }} sur {{ steps }}",
    create: "Ouvrir ma comptabilité",
    profession: { title: "Que faites-vous ?" },
    professions: {
      physiotherapist: "Kinésithérapeute",
      healthPractice: "Autre cabinet de santé",
      liberal: "Autre profession libérale",
      smallFirm: "Petite société",
      craftsman: "Artisan ou commerçant",
      practiceNL: "Cabinet de santé aux Pays-Bas",
      firmNL: "Entreprise ou artisan aux Pays-Bas",
    },
    people: {
      title: "Qui y travaille ?",
      code: "Vos trois lettres",
      codeHint: "Vos honoraires vont au compte qui se termine par elles ; vos collègues ont les leurs.",
    },
    practice: {
      alone: "Je suis seul",
      several: "Plusieurs, chacun déclare pour soi",
      company: "Une société",
    },
    practiceHint: {
      alone: "Collègues et comptable peuvent venir plus tard.",
      several: "Les dépenses communes se partagent ; chacun déclare ses propres recettes.",
      company: "Un seul compte de résultat pour tous.",
    },
    identity: {
      title: "Comment s’appelle-t-elle ?",
      name: "Nom de la comptabilité",
      nameHint: "Comme il doit figurer sur les factures.",
      siren: "SIREN",
      kvk: "Numéro KVK",
      registrationHint: "Si vous l’avez sous la main ; sinon plus tard, dans les réglages.",
    },
    accounting: {
      title: "Comment la tenez-vous ?",
      basis: "Tenue",
      vat: "TVA",
    },
    basis: {
      cash: "Recettes-dépenses",
      accrual: "Engagement",
    },
    basisHint: {
      cash: "Un montant compte le jour où il est payé.",
      accrual: "Une facture compte à sa date, payée ou non.",
    },
    vatFR: {
      exempt: "Exonérée (soins : art. 261-4-1° du CGI)",
      franchise: "Franchise en base (art. 293 B du CGI)",
      liable: "Assujettie à la TVA",
    },
    vatNL: {
      exempt: "Exonérée (art. 11 Wet OB)",
      franchise: "Petites entreprises (KOR)",
      liable: "Assujettie à la TVA",
    },
    days: {
      title: "Depuis quand ?",
      yearFrom: "Premier jour de l’exercice",
      yearHint: "Il se termine le {{ day }}.",
      booksStart: "Premier jour saisi ici",
      booksStartHint: "Ce qui précède se reprend d’un fichier FEC, ou reste où il est.",
      booksStartHintNL: "Ce qui précède reste où il est.",
    },
    ready: {
      title: "Tout est prêt",
      text: "Plan comptable, journaux et moyens de paiement sont là aussitôt. Tout cela se change plus tard.",
      days: "exercice depuis le {{ from }}, saisie ici depuis le {{ start }}",
    },
    fault: {
      codeUnreadable: "Exactement trois lettres, sans accent ni chiffre.",
      nameMissing: "Donnez un nom.",
      sirenWrong: "Ce n’est pas un SIREN : neuf chiffres, dont le dernier ne convient pas.",
      kvkWrong: "Un numéro KVK a huit chiffres.",
      dayMissing: "Choisissez un jour.",
      yearFar: "Choisissez l’exercice en cours, ou le précédent s’il reste à finir.",
      startOutside: "Ce jour n’est pas dans l’exercice.",
    },
  },
};
