import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/series.ts";

export const fr: Dictionary<typeof en> = {
  title: "Numéros sur place",
  text: "Un appareil qui a sa propre série numérote la facture dès qu’elle est approuvée, même sans réseau : elle peut être remise aussitôt. Plusieurs séries sont admises quand plusieurs personnes facturent sur place ; le motif est conservé.",
  none: "Aucun appareil n’a de série : les numéros viennent à l’arrivée.",
  idle: "La comptabilité ne numérote pas sur place en ce moment ; ces séries sont au repos.",
  open: "donne {{ example }} et ainsi de suite",
  closed: "fermée le {{ at }} : {{ reason }}",
  declare: "Donner une série à un appareil",
  device: "Appareil",
  deviceMissing: "Choisissez un appareil.",
  deviceName: "{{ device }} ({{ person }})",
  lastContact: "dernier contact {{ at }}",
  prefix: "Lettres de la série",
  prefixHint:
    "Une majuscule puis une à trois lettres ou chiffres : A1. Elles ne serviront jamais à un autre appareil.",
  prefixWrong: "Une majuscule, puis une à trois majuscules ou chiffres.",
  reason: "Motif",
  reasonHint: "Par exemple : nous sommes trois à facturer au domicile des patients.",
  reasonMissing: "Dites pourquoi, en quelques mots.",
  declared: "Série donnée",
  close: "Fermer",
  closeOf: "Fermer la série {{ prefix }}",
  closeTitle: "Fermer la série {{ prefix }} ?",
  closeText:
    "Définitivement, par exemple quand l’appareil est perdu. Les factures qu’il a numérotées sans les envoyer sont encore reçues ; au-delà du dernier numéro, elles passent par À revoir.",
  lastNumber: "Dernier numéro connu, série {{ series }}",
  lastNumberHint:
    "Le plus haut que vous connaissiez, même par un papier. Les numéros inférieurs qui n’arrivent jamais figurent comme manquants au registre.",
  lastNumberWrong: "Un nombre, ou 0 si elle n’en a donné aucun.",
  closedNow: "Série fermée",
  register: "Ouvrir le registre des numéros",
  mayNot: "La personne qui gère la comptabilité donne et ferme les séries.",
  perDevice: "Chaque appareil qui a une série, sur place",
  perDeviceHint: "Ce qu’approuvent les autres appareils est numéroté à l’arrivée, de même que les avoirs.",
  enrolledAnew: "Appareil réinscrit",
  thisDevice: "Cet appareil",
  otherDevicesOffline:
    "Hors ligne, seul cet appareil peut en recevoir une. La liste des autres vient du serveur.",
  replacesFormer:
    "Cet appareil avait la série {{ prefix }} avant d’être réinscrit. Elle est fermée du même coup, à son dernier numéro.",
  stopped: "La série {{ prefix }} de cet appareil s’est arrêtée",
  stoppedText:
    "L’appareil a été réinscrit et n’y numérote plus : ce qu’il approuve est numéroté à l’arrivée, jusqu’à ce qu’il reçoive une nouvelle série.",
  giveNew: "Donner une nouvelle série",
};
