import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/review.ts";

export const fr: Dictionary<typeof en> = {
  title: "À revoir",
  listLabel: "Actions refusées",
  emptyTitle: "Rien n’a été refusé",
  emptyText:
    "Quand une action faite sur un appareil ne peut être acceptée, elle figure ici entière, avec la raison et ce qu’on peut faire. Rien n’est jamais abandonné en silence.",
  column: {
    state: "État",
    day: "Faite le",
    what: "Quoi",
    amount: "Montant",
  },
  gone: "C’est déjà décidé, ici ou sur un autre appareil.",
  back: "Toute la liste",
  whoYou: "par vous, le {{ at }}",
  whoOther: "par {{ name }}, le {{ at }}",
  acceptedBefore: "Elle avait été acceptée avant que le serveur soit rétabli",
  acceptedBeforeText: "Elle n’est plus possible telle quelle ; refaites-la si elle compte toujours.",
  acceptedBeforeNumbers:
    "Elle n’est plus possible telle quelle. Numéro donné alors : {{ numbers }} ; si la facture a été remise, prévenez son destinataire.",
  refusedAt: "Refusée",
  contestedAt: "Contestée",
  issuedAnyway: "La facture {{ number }} reste émise",
  issuedInvoice: "Facture {{ number }}",
  issuedTwiceText:
    "Deux factures portent ce numéro, et les deux sont comptabilisées. Ouvrez celle qui est de trop, faites-en un avoir et refaites-la : elle prendra un autre numéro. Puis écartez cette ligne avec le motif.",
  issuedAnywayText:
    "Elle avait été émise sur un appareil : elle est comptabilisée, quoi qu’il y ait eu contre elle. Si elle est fausse, ouvrez-la et faites un avoir ; puis écartez cette ligne avec le motif.",
  leaveIssuedText:
    "La facture reste telle quelle. Le motif demeure lisible dans l’historique ; seule cette liste en est débarrassée.",
  dated: "Datée du",
  party: "Client",
  means: "Moyen de paiement",
  practitioner: "Praticien",
  account: "Compte",
  lines: "Lignes",
  postings: "Ce qui devait être écrit",
  label: "Libellé",
  about: "Au sujet de",
  reference: "Action",
  tail: {
    one: "{{ count }} action suivante a été refusée avec elle",
    other: "{{ count }} actions suivantes ont été refusées avec elle",
  },
  ways: "Ce que vous pouvez faire",
  somebody: "un autre utilisateur",
  book: "Enregistrer au {{ day }}",
  bookText:
    "Elle est enregistrée au {{ day }}, premier jour ouvert ; sa pièce garde sa date du {{ documentDay }}.",
  bookTextOpen: "Son propre jour, le {{ day }}, est ouvert désormais : elle y est enregistrée.",
  bookTextIssued:
    "La facture est émise au {{ day }} ; son historique garde qu’elle était approuvée pour le {{ documentDay }}.",
  booked: "Enregistrée au {{ day }}",
  bookCase: "Enregistrer les {{ count }} actions",
  bookAlone: "Enregistrer celle-ci seule au {{ day }}",
  bookCaseText:
    "Ce qui a été refusé avec elle peut s’enregistrer du même geste, chaque action à son premier jour ouvert, ou se décider une à une.",
  caseBooked: { one: "{{ count }} action enregistrée", other: "{{ count }} actions enregistrées" },
  caseLeft: { one: "{{ count }} reste ici, à décider", other: "{{ count }} restent ici, à décider" },
  bookClosing: "Dans la clôture de l’exercice ({{ day }})",
  bookedClosing: "Enregistrée dans la clôture de l’exercice",
  bookCaseClosing: "Les {{ count }} actions dans la clôture de l’exercice ({{ day }})",
  bookAloneClosing: "Celle-ci seule dans la clôture ({{ day }})",
  caseBookedClosing: {
    one: "{{ count }} action enregistrée dans la clôture de l’exercice",
    other: "{{ count }} actions enregistrées dans la clôture de l’exercice",
  },
  hand: "Confier à {{ firm }}",
  handTheFirm: "Confier au cabinet comptable",
  handText: "Le cabinet la voit parmi ce qu’il a à revoir, et décide. Jusque-là, vous pouvez la reprendre.",
  handedOver: "Confiée au cabinet",
  handedAway: "Confiée le {{ at }} : {{ firm }}",
  handedHere: "Confiée au cabinet le {{ at }} : à vous de décider",
  theFirm: "le cabinet comptable",
  takeBack: "Reprendre",
  takenBack: "Reprise",
  seen: "Vu",
  seenReason: "Décidée par quelqu’un d’autre",
  matchAgain: "Lettrer ce qui reste ouvert",
  matchAgainText:
    "Des lignes choisies, {{ amount }} peuvent encore se solder ; il resterait {{ rest }} d’ouvert.",
  matchAgainWhole: "Des lignes choisies, {{ amount }} peuvent encore se solder, sans reste.",
  matchAgainLeftOut: {
    one: "{{ count }} ligne n’est plus ouverte et n’en fait plus partie.",
    other: "{{ count }} lignes ne sont plus ouvertes et n’en font plus partie.",
  },
  matchedAgain: "Lettré",
  matchedAgainReason: "Refait avec ce qui restait ouvert",
  nothingToMatch:
    "De ces lignes, plus rien ne peut se solder : regardez le compte, puis écartez cette action.",
  openAccount: "Ouvrir le compte {{ account }}",
  openIssued: "Ouvrir la facture",
  openRegister: "Voir les deux au registre",
  openVoucher: "Ouvrir ce dont il s’agit",
  openInvoice: "Ouvrir la facture concernée",
  enterAgain: "La ressaisir",
  enterAgainText:
    "Le formulaire s’ouvre rempli comme il l’était ; cette ligne reste jusqu’à ce que vous l’écartiez.",
  again: {
    same: "Le formulaire s’ouvre sur ce qui est là, avec ce que vous vouliez changer ; cette ligne reste jusqu’à ce que vous l’écartiez.",
    changedBy: "Corrigé depuis, {{ who }}.",
    changed:
      "Le formulaire s’ouvre sur ce qui est là à présent, avec seulement ce que vous vouliez changer : relisez avant d’enregistrer.",
    closed:
      "Ce qu’elle devait corriger ne peut donc plus l’être : le formulaire s’ouvre sur une saisie nouvelle, remplie comme elle l’était. Contrepassez l’ancienne si elle compte encore.",
    ended:
      "Ce qu’elle devait corriger ne compte plus, annulé ou contrepassé : le formulaire s’ouvre sur une saisie nouvelle, remplie comme elle l’était.",
  },
  discard: "Écarter",
  discardTitle: "Écarter cette action ?",
  discardText:
    "Elle reste sans effet. Elle demeure lisible dans l’historique avec votre motif ; seule cette liste en est débarrassée.",
  reason: "Motif",
  reasonHint: "Par exemple : ressaisie au premier jour ouvert.",
  reasonMissing: "Dites pourquoi, en quelques mots.",
  discarded: "Écartée",
  decided: {
    link: "Déjà décidées",
    title: "Décisions prises",
    listLabel: "Actions décidées",
    column: "Décidée le",
    back: "Ce qui attend",
    emptyTitle: "Rien n’a encore été décidé",
    emptyText:
      "Quand une action refusée est écartée ou enregistrée un autre jour, elle reste lisible ici, avec qui l’a décidé et pourquoi.",
    unknown: "Cet appareil ne connaît pas cette décision.",
    openBooked: "Ouvrir ce qu’elle est devenue",
  },
  unknownAct: "Une action que cette version ne connaît pas",
  act: {
    company: {
      create: "Créer une comptabilité",
      update: "Modifier les réglages",
      handOver: "Transmettre la propriété",
    },
    member: {
      invite: "Inviter un utilisateur",
      join: "Accepter une invitation",
      place: "Affecter un collaborateur",
      change: "Modifier un utilisateur",
      rename: "Changer de nom",
      relieve: "Retirer un collaborateur parti",
      remove: "Retirer un utilisateur",
    },
    role: {
      save: "Enregistrer un rôle",
      remove: "Supprimer un rôle",
    },
    period: {
      protect: "Protéger une période",
      validate: "Valider définitivement une période",
    },
    year: {
      change: "Changer les dates d’un exercice",
      close: "Clôturer un exercice",
    },
    plan: {
      choose: "Choisir une formule",
    },
    production: {
      choose: "Choisir la connexion avec le logiciel de production",
    },
    firm: {
      update: "Régler le module cabinet",
    },
    care: {
      begin: "Confier à un cabinet",
      invite: "Inviter le cabinet comptable",
      accept: "Confier le dossier au cabinet invité",
      decline: "Décliner un dossier",
      change: "Classer un dossier client",
      end: "Mettre fin au suivi par le cabinet",
    },
    party: {
      save: "Enregistrer un client ou patient",
    },
    article: {
      save: "Enregistrer un article",
    },
    series: { declare: "Déclarer la série d’un appareil", close: "Fermer la série d’un appareil" },
    hole: { declare: "Expliquer des numéros manquants" },
    voucher: {
      draft: "Écrire un brouillon",
      deleteDraft: "Supprimer un brouillon",
      approve: "Approuver une facture",
      issue: "Émettre une facture sur place",
      send: "Envoyer une facture vers l’autre système",
      correct: "Corriger un enregistrement",
      cancel: "Annuler un enregistrement",
      divide: "Répartir ce qui est commun",
      reverse: "Contrepasser",
    },
    payment: {
      record: "Enregistrer un paiement",
    },
    entry: {
      record: "Enregistrer une écriture",
    },
    matching: {
      make: "Lettrer des lignes",
      undo: "Délettrer des lignes",
    },
    import: {
      apply: "Importer un fichier",
    },
    connection: {
      choose: "Choisir pour une liaison",
    },
    refusal: {
      discard: "Écarter une action refusée",
      book: "Enregistrer après coup une action refusée",
      hand: "Confier une action refusée au cabinet",
    },
  },
};
