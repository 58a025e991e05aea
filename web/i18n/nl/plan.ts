import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/plan.ts";

export const nl: Dictionary<typeof en> = {
  title: "Abonnement",
  back: "Instellingen",
  current: "Huidig abonnement",
  name: "Abonnement",
  practice: "Praktijk",
  pro: "PRO",
  firm: "Accountantskantoor",
  end: "Einde",
  noEnd: "loopt door",
  through: "{{ day }} is de laatste dag van invoeren",
  endedOn: "geëindigd op {{ day }}",
  places: "Medewerkers",
  placesOf: "{{ taken }} van {{ max }}",
  placesFree: "{{ taken }}, zonder grens",
  premium: "Premiumlicentie",
  yes: "ja",
  no: "nee",
  endedTitle: "Na {{ day }} kan er niet meer worden ingevoerd",
  endedText:
    "Er is niets verloren: alles blijft leesbaar en exporteerbaar. Kies een abonnement, en invoeren kan meteen weer.",
  choose: "Een abonnement kiezen",
  allows: {
    practice: "Zoveel collega’s als u wilt. {{ price }} per maand.",
    pro: "Tot {{ max }} medewerkers naast de eigenaar. {{ price }} per maand.",
    firm: "Zoveel collega’s als u wilt, en de module voor accountantskantoren. {{ price }} per maand.",
  },
  term: "Voor hoe lang",
  year: "Een jaar, tot en met {{ day }}",
  open: "Zonder einde",
  paidBy:
    "{{ company }} betaalt, vanuit dit account, tegen de prijzen van vandaag. Er wordt nu niets afgeschreven.",
  firmNotCharged: "Uw accountantskantoor betaalt niets.",
  submit: "Dit abonnement nemen",
  renew: "Verlengen",
  same: "Dit is het abonnement dat u hebt.",
  saved: "Abonnement gekozen op dit apparaat",
  readOnly: "Het abonnement wordt gekozen door wie de instellingen mag wijzigen: {{ names }}.",
};
