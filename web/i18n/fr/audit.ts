import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/audit.ts";

export const fr: Dictionary<typeof en> = {
  title: "Journal des actions",
  listLabel: "Actions, les plus récentes d’abord",
  column: {
    when: "Quand",
    who: "Qui",
    what: "Quoi",
    document: "Document",
  },
  server: "Cahier",
  serverDevice: "serveur",
  nameless: "personne inconnue",
  open: "Ouvrir",
  openOf: "Ouvrir : {{ action }}",
  refused: "refusée : {{ why }}",
  line: "n° {{ line }}",
  more: "Afficher la suite",
  export: "Exporter (CSV)",
  exported: "Journal exporté",
  exportFailed: "L’export n’a pas abouti. Réessayez avec du réseau.",
  filter: {
    label: "Restreindre le journal",
    person: "Personne",
    everybody: "Tout le monde",
    action: "Action",
    everything: "Toutes",
    from: "Du",
    through: "Au",
    document: "Seulement ce document : {{ document }}",
    clear: "Tout afficher",
  },
  chain: {
    checking: "Vérification de la chaîne…",
    whole: { one: "{{ count }} ligne, chaîne vérifiée", other: "{{ count }} lignes, chaîne vérifiée" },
    broken: "La chaîne est rompue à la ligne {{ line }}",
    brokenText:
      "Une ligne du journal n’est plus telle qu’elle a été écrite : la base du serveur a été modifiée en dehors de Cahier. Ne restaurez rien et prévenez qui tient le serveur.",
  },
  offlineTitle: "Le journal se lit en ligne",
  offlineText: "Il reste sur le serveur, où personne ne peut le modifier. Revenez ici avec du réseau.",
  again: "Réessayer",
  notAllowedTitle: "Ce journal n’est pas ouvert à votre rôle",
  notAllowedText:
    "Il faut le droit « voir le journal » et lire toute la comptabilité. Un administrateur peut vous les donner.",
  emptyTitle: "Aucune action ne correspond",
  emptyText: "Élargissez les dates ou choisissez une autre personne.",
  act: {
    company: {
      create: "Comptabilité créée",
      update: "Réglages modifiés",
      handOver: "Propriété transmise",
    },
    member: {
      invite: "Utilisateur invité",
      join: "Invitation acceptée",
      place: "Collaborateur affecté",
      change: "Utilisateur modifié",
      rename: "Nom changé par la personne elle-même",
      relieve: "Collaborateur parti du cabinet",
      remove: "Utilisateur retiré",
      put: "Accès donné par le serveur",
    },
    role: {
      save: "Rôle enregistré",
      remove: "Rôle supprimé",
    },
    period: {
      protect: "Période protégée",
      validate: "Période validée définitivement",
    },
    year: {
      change: "Dates d’un exercice changées",
      close: "Exercice clôturé",
    },
    plan: {
      choose: "Formule choisie",
    },
    production: {
      choose: "Connexion avec le logiciel de production choisie",
    },
    firm: {
      update: "Module cabinet réglé",
    },
    care: {
      begin: "Confiée à un cabinet",
      invite: "Cabinet comptable invité",
      accept: "Acceptée par le cabinet comptable",
      decline: "Invitation déclinée par le cabinet",
      change: "Dossier client classé",
      end: "Suivi par le cabinet terminé",
    },
    client: {
      join: "Dossier client accepté",
      leave: "Dossier client parti",
    },
    party: {
      save: "Client ou patient enregistré",
    },
    article: {
      save: "Article enregistré",
    },
    series: { declare: "Série déclarée pour un appareil", close: "Série d’un appareil fermée" },
    hole: { declare: "Numéros manquants expliqués" },
    voucher: {
      draft: "Brouillon écrit",
      deleteDraft: "Brouillon supprimé",
      approve: "Pièce approuvée",
      issue: "Facture émise sur place",
      send: "Facture envoyée vers l’autre système",
      correct: "Pièce corrigée",
      cancel: "Pièce annulée",
      divide: "Pièce commune répartie",
      reverse: "Pièce contrepassée",
    },
    payment: {
      record: "Paiement enregistré",
    },
    entry: {
      record: "Écriture enregistrée",
    },
    matching: {
      make: "Lignes lettrées",
      undo: "Lignes délettrées",
    },
    import: {
      apply: "Fichier importé",
    },
    connection: {
      choose: "Choix pour une liaison",
      connect: "Liaison établie",
      disconnect: "Liaison rompue",
    },
    refusal: {
      discard: "Action refusée écartée",
      book: "Action refusée enregistrée après coup",
      hand: "Action refusée confiée au cabinet, ou reprise",
    },
    audit: {
      export: "Journal exporté",
    },
    delivery: {
      checking: "Envoi revérifié",
      choice: "Envoi en attente d’un choix",
      delivered: "Envoi reçu",
      interrupted: "Envoi interrompu",
      reconciled: "Envoi rapproché",
      rejected: "Envoi refusé par l’autre système",
      sending: "Envoi en cours",
      unknown: "Envoi sans réponse",
      waiting: "Envoi en attente",
    },
    device: {
      lost: "Actions perdues par un appareil",
      renew: "Appareil inscrit à nouveau",
      revoke: "Appareil révoqué",
    },
    email: {
      confirm: "Adresse e-mail confirmée",
    },
    fec: {
      export: "FEC exporté",
    },
    invitation: {
      resend: "Invitation envoyée à nouveau",
    },
    numbering: {
      open: "Numérotation ouverte après une sauvegarde rétablie",
    },
    password: {
      askReset: "Nouveau mot de passe demandé",
      change: "Mot de passe changé",
      reset: "Mot de passe remplacé",
    },
    server: {
      restored: "Sauvegarde rétablie sur le serveur",
    },
    session: {
      end: "Session fermée",
      endAll: "Toutes les sessions fermées",
      signIn: "Connexion",
      signOut: "Déconnexion",
    },
    user: {
      beginAgain: "Compte demandé à nouveau",
      change: "Coordonnées modifiées",
      create: "Compte créé",
    },
  },
};
