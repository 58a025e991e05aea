import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/company-coming.ts";

export const nl: Dictionary<typeof en> = {
  title: "Deze administratie komt naar dit apparaat",
  text: "De laatste boekstukken verschijnen zodra ze er zijn, daarna de rest.",
  notHereTitle: "Deze administratie staat niet op dit apparaat",
  notHereText:
    "Alleen de kaart staat hier, en de server is niet bereikbaar: de rest komt met het netwerk. Wilt u haar altijd bij u hebben, bewaar haar dan op dit apparaat via de klantenlijst of de instellingen.",
  openingTitle: "Deze administratie komt binnen",
  openingText:
    "De laatste boekstukken zijn er. De totalen zijn nog niet volledig, en er kan niets worden vastgelegd voordat alles hier is.",
};
