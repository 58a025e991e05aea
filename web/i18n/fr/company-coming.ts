import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/company-coming.ts";

export const fr: Dictionary<typeof en> = {
  title: "Ce dossier arrive sur cet appareil",
  text: "Ses dernières pièces s’affichent dès qu’elles sont là, puis le reste.",
  notHereTitle: "Ce dossier n’est pas sur cet appareil",
  notHereText:
    "Seule sa fiche est ici, et le serveur est injoignable : il arrivera avec le réseau. Pour l’avoir toujours avec vous, gardez-le sur cet appareil depuis la liste des clients ou les réglages.",
  openingTitle: "Ce dossier est en train d’arriver",
  openingText:
    "Ses dernières pièces sont là. Les totaux ne sont pas encore complets, et rien ne peut être enregistré avant que tout soit ici.",
};
