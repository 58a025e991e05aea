import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/link-reasons.ts";

export const fr: Dictionary<typeof en> = {
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
};
