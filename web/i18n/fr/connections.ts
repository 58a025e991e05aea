import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/connections.ts";

export const fr: Dictionary<typeof en> = {
  title: "Liaisons avec d’autres systèmes",
  back: "Toutes les liaisons",
  onlyAdministrators: "Seul un administrateur crée et modifie les liaisons",
  onlyAdministratorsText:
    "Adressez-vous à un administrateur de {{ company }} : il voit ici ce qui est lié, et peut vous donner ce rôle.",
  choose: "Choisissez le système comptable",
  chooseText: "Ce que vous approuvez dans Cahier y arrive alors tout seul.",
  systemHint: "Les factures et avoirs approuvés y arrivent en brouillon, avec leur client.",
  notHere: "Il n’y a pas de tel système ici.",
  state: {
    notConnected: "Non lié",
    connected: "Lié",
    interrupted: "Interrompu",
    disconnected: "Liaison terminée",
  },
  connect: "Se connecter à {{ system }}",
  connectAgain: "Se reconnecter à {{ system }}",
  connecting: "En route vers {{ system }}…",
  connectText:
    "Vous vous identifiez là-bas, choisissez l’entreprise et autorisez Cahier à lire et modifier ses données. Rien n’est lié avant votre accord là-bas.",
  before: "Avant d’y aller",
  numbering: {
    label: "Qui numérote les factures",
    central: "Cahier",
    centralHint: "Chaque facture reçoit son numéro en arrivant au serveur ; il voyage avec elle.",
    external: "{{ system }}",
    externalHint: "Une facture n’a pas de numéro ici avant d’être émise là-bas.",
  },
  fromDay: "Les factures datées à partir de ce jour partent",
  fromDayHint: "Les plus anciennes restent où elles sont ; la page de la liaison peut les envoyer plus tard.",
  fromDayMissing: "Choisissez un jour.",
  fromDayPast:
    "Choisissez aujourd’hui ou un jour à venir : une fois la liaison faite, cette page peut envoyer les plus anciennes.",
  offline: "Il faut un réseau pour cela",
  offlineText:
    "La liaison, les nouvelles tentatives et la comparaison se font entre notre serveur et le leur. Ce qui suit est ce que cet appareil en a su en dernier.",
  result: {
    connected: "Lié à {{ system }}",
    connectedText: "Les factures que vous approuvez désormais partent toutes seules.",
    refused: "Non lié : {{ system }} a reçu un refus",
    refusedText:
      "Sans le droit d’y lire et modifier les données, rien ne peut être envoyé. Vous pouvez recommencer quand vous voulez.",
    failed: "Non lié",
  },
  choicesKept: "Vos choix sont retenus : {{ numbering }} numérote, à partir du {{ day }}.",
  choicesRefused: "Vos choix n’ont pas pu être retenus",
  theirCompany: "Entreprise là-bas",
  theirUser: "Utilisateur lié",
  since: "Lié depuis",
  sinceBy: "{{ at }}, par {{ name }}",
  travelsFrom: "Factures envoyées à partir du",
  numbers: "Numéros donnés par",
  waiting: "En chemin",
  waitingCount: { one: "{{ count }} facture attend", other: "{{ count }} factures attendent" },
  nothingWaits: "rien n’attend",
  unknownValue: "non communiqué",
  interruptedText:
    "Rien n’est perdu : ce que vous approuvez attend ici et partira dès que vous vous serez reconnecté.",
  disconnectedText: "Plus rien ne part. Ce qui est arrivé garde son numéro et son identifiant de là-bas.",
  change: "Modifier",
  changeTitle: "Ce qui part, et qui numérote",
  saved: "Enregistré sur cet appareil",
  codings: {
    title: "Types d’article là-bas",
    text: "Là-bas, une ligne de brouillon prend sa TVA de son article. Choisissez une fois, pour chacune de vos TVA, le type qui la représente.",
    waits: {
      one: "Il manque {{ count }} choix : des envois l’attendent",
      other: "Il manque {{ count }} choix : des envois les attendent",
    },
    question: "Quel type d’article là-bas représente {{ vat }} ?",
    none: "Aucun des leurs n’a ce taux. Créez-en un là-bas, puis relisez la liste.",
    choose: "Choisir",
    refresh: "Relire leur liste",
    refreshed: { one: "{{ count }} type d’article lu", other: "{{ count }} types d’article lus" },
    rate: "{{ name }} · {{ rate }}",
  },
  vat: {
    rate: "la TVA à {{ rate }}",
    exempt: "l’exonération de TVA",
    franchise: "la franchise de TVA",
    reverseCharge: "l’autoliquidation",
    intraEu: "les livraisons intra-UE",
    export: "l’exportation",
    outside: "le hors champ de TVA",
  },
  act: {
    retry: "Renvoyer maintenant",
    retryAll: "Tout réessayer",
    retried: { one: "{{ count }} envoi est retenté", other: "{{ count }} envois sont retentés" },
    retriedNone: "Rien n’attendait d’être retenté.",
    reconcile: "Comparer avec les leurs",
    disconnect: "Terminer la liaison",
    failed: "Cela n’a pas abouti",
  },
  older: {
    beforeFirstDay: {
      one: "{{ count }} facture approuvée, datée d’avant le {{ day }}, n’a pas été envoyée",
      other: "{{ count }} factures approuvées, datées d’avant le {{ day }}, n’ont pas été envoyées",
    },
    notLinked: {
      one: "{{ count }} facture approuvée quand rien n’était lié n’a pas été envoyée",
      other: "{{ count }} factures approuvées quand rien n’était lié n’ont pas été envoyées",
    },
    why: "La liaison prend d’elle-même ce qui est daté à partir de son premier jour.",
    choose: "Envoyer les plus anciennes",
    text: "Choisissez un autre premier jour. Toutes les factures approuvées datées à partir de là partent, jamais deux fois. Une seule s’envoie depuis sa propre page.",
    send: {
      one: "Envoyer {{ count }} facture",
      other: "Envoyer {{ count }} factures",
    },
    asked: {
      one: "{{ count }} facture va partir",
      other: "{{ count }} factures vont partir",
    },
    also: {
      one: "{{ count }} facture approuvée plus tôt part avec.",
      other: "{{ count }} factures approuvées plus tôt partent avec.",
    },
  },
  others: {
    title: "Aussi là-bas sous notre référence",
    sale: "Facture",
    creditNote: "Avoir",
    draft: "brouillon modifié là-bas",
    issued: "émise là-bas",
    customer: "client {{ number }}",
    waysOut:
      "Nous ne supprimons jamais ce que quelqu’un a modifié ou émis. Gardez-en un là-bas et supprimez l’autre, ou faites-en un avoir s’il est émis ; puis comparez de nouveau.",
  },
  reconciled: {
    underWay: "Comparaison avec leur côté…",
    title: "Comparé avec leur côté",
    fine: {
      one: "{{ count }} facture est la même des deux côtés.",
      other: "{{ count }} factures sont les mêmes des deux côtés.",
    },
    missing: {
      one: "{{ count }} n’y est plus : ouvrez-la ci-dessous pour la renvoyer.",
      other: "{{ count }} n’y sont plus : ouvrez-les ci-dessous pour les renvoyer.",
    },
    doubled: {
      one: "{{ count }} y figure plusieurs fois, modifiée ou émise : ouvrez-la ci-dessous pour voir laquelle.",
      other:
        "{{ count }} y figurent plusieurs fois, modifiées ou émises : ouvrez-les ci-dessous pour voir lesquelles.",
    },
    strangers: {
      one: "{{ count }} document là-bas porte une de nos références sans facture ici ; nous n’y avons pas touché. Vérifiez-le là-bas.",
      other:
        "{{ count }} documents là-bas portent une de nos références sans facture ici ; nous n’y avons pas touché. Vérifiez-les là-bas.",
    },
    removed: {
      one: "{{ count }} brouillon de trop, venant de nous, a été supprimé.",
      other: "{{ count }} brouillons de trop, venant de nous, ont été supprimés.",
    },
  },
  disconnectTitle: "Terminer la liaison avec {{ system }} ?",
  disconnectText:
    "Dès lors plus rien ne part. Ce qui est arrivé reste là-bas et garde ici son numéro et son identifiant ; ce qui attend reste ici, et partira si vous liez de nouveau la même entreprise. Vous pouvez refaire la liaison à tout moment.",
  disconnected: "La liaison est terminée",
  deliveries: {
    title: "Ce qui a été envoyé",
    label: "Envois, d’abord ceux qui demandent quelqu’un",
    emptyTitle: "Rien n’est encore parti",
    emptyText: "La prochaine facture approuvée figure ici, avec son avancement et son identifiant là-bas.",
    column: {
      mark: "Avancement",
      voucher: "Facture",
      state: "État",
      theirs: "Identifiant là-bas",
      difference: "Écart",
    },
    onArrival: "numéro à l’arrivée",
    numberedThere: "numérotée là-bas",
    notHere: "pas sur cet appareil",
    open: "Ouvrir la facture",
    until: "jusqu’au {{ at }}",
    nextTry: "Prochaine tentative",
    theirMessage: "Selon eux",
    reference: "Notre référence là-bas",
    externalId: "Leur identifiant",
    externalNumber: "Leur numéro",
    attempts: "Tentatives",
    differenceText: "Leur total diffère du nôtre de {{ amount }}.",
    history: "Son parcours",
  },
  delivery: {
    waiting: "En attente",
    sending: "En cours d’envoi",
    delivered: "Reçue là-bas, en brouillon",
    interrupted: "Attend la liaison",
    rejected: "Refusée là-bas",
    unknown: "Envoyée, sans réponse encore",
    reconciled: "Reçue et comparée",
  },
  reason: {
    vatChoice: "Elle attend que vous ayez choisi un type d’article là-bas pour sa TVA.",
    other: "Pour une raison que cette version ne connaît pas ({{ code }}).",
    connection: {
      offline: "Le serveur est injoignable. Réessayez quand il y a du réseau.",
      failed: "Le serveur n’a pas répondu comme prévu. Rien n’est perdu ; réessayez dans un instant.",
      signedOut: "Votre session est terminée. Reconnectez-vous à Cahier.",
      refusedThere: "Sur leur page, la réponse a été non.",
      answerNotOurs:
        "La réponse ne correspondait pas à la demande faite d’ici, ou est venue trop tard. Recommencez.",
      unreachable: "Leur système est injoignable pour le moment. Réessayez plus tard.",
      consentEnded: "Leur côté a mis fin à l’autorisation. Reconnectez-vous là-bas.",
      scopeMissing:
        "L’autorisation donnée là-bas ne suffit pas. Reconnectez-vous et acceptez tout ce qui est demandé.",
      disconnected: "La liaison a été terminée ici.",
      notConnected: "Il n’y a pas de liaison pour le moment.",
      notFound: "Cette liaison n’existe pas.",
      notOffered: "Leur système ne sait pas le faire.",
      busy: "Un envoi est en cours. Réessayez dans un instant.",
    },
    rights: {
      missing: "Votre rôle ne le permet pas ; un administrateur peut le faire.",
    },
    delivery: {
      tooManyRequests: "Ils nous demandent de ralentir. L’envoi reprendra tout seul un peu plus tard.",
      unreachable: "Leur système est injoignable. L’envoi est retenté tout seul.",
      theirError: "Leur système est en panne pour le moment. L’envoi est retenté tout seul.",
      unreadable: "Leur réponse est illisible. On regarde d’abord là-bas avant de renvoyer quoi que ce soit.",
      timedOut: "Pas de réponse à temps. On regarde d’abord là-bas avant de renvoyer quoi que ce soit.",
      connectionLost:
        "La ligne a été coupée avant leur réponse. On regarde d’abord là-bas avant de renvoyer quoi que ce soit.",
      serverRestored:
        "Le serveur a été rétabli depuis une sauvegarde. Cahier cherche d’abord là-bas si la pièce y est déjà, avant tout nouvel envoi.",
      stopped:
        "L’envoi a été interrompu de notre côté. On regarde d’abord là-bas avant de renvoyer quoi que ce soit.",
      lookedUp: "Pas trouvée là-bas au premier regard ; on regarde encore une fois, puis on envoie.",
      customerIncomplete: "Il manque au client une donnée qu’ils exigent, comme une adresse.",
      customerTooLong: "Une donnée du client est plus longue que ce qu’ils acceptent.",
      currencyDiffers: "Leur entreprise tient ses comptes dans une autre monnaie.",
      periodLocked:
        "Cette période est verrouillée là-bas. On réessaie chaque heure ; rouvrez la période là-bas.",
      companyNotReady: "Leur entreprise n’est pas prête à facturer : terminez ses réglages là-bas.",
      accessMissing: "L’utilisateur lié n’en a pas le droit là-bas. Donnez-lui ce droit là-bas.",
      standardArticleChanged:
        "L’article standard que nous avons créé là-bas a été modifié. Remettez-y son type d’article.",
      tooManyLines: "La facture a plus de lignes qu’ils n’en acceptent.",
      misconfigured: "Cahier est mal réglé pour leur système. Prévenez qui gère le serveur.",
      rejected: "Ils l’ont refusée ; leurs mots disent pourquoi.",
      saleNotNumbered: "L’avoir attend que sa facture ait un numéro là-bas.",
      notApproved: "La facture n’est pas approuvée, ou n’existe plus.",
      notOffered: "Leur système ne prend pas de factures.",
      cannotLookUp:
        "Elle est peut-être arrivée, et leur système ne peut être interrogé. Regardez là-bas avant de renvoyer.",
      otherCompany:
        "Elle est peut-être partie vers l’entreprise liée auparavant. Regardez là-bas avant de renvoyer.",
      referenceTaken:
        "Un autre document y figure sous notre référence, pour un autre client, jour ou genre. Supprimez-le ou corrigez-le là-bas, puis renvoyez : on regarde avant d’envoyer.",
      doubled:
        "Elle y figure plusieurs fois, et le surplus a été modifié ou émis : gardez-en une là-bas, puis comparez de nouveau.",
      missing: "Elle était arrivée et n’y est plus. Renvoyez-la si elle doit y être.",
      totalDiffers: "Arrivée, mais leur total diffère du nôtre.",
      vatDiffers: "Arrivée avec le même total, mais leur TVA diffère de la nôtre.",
    },
  },
};
