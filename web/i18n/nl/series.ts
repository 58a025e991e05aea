import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/series.ts";

export const nl: Dictionary<typeof en> = {
  title: "Nummers ter plaatse",
  text: "Een apparaat met een eigen reeks nummert een factuur zodra ze is goedgekeurd, ook zonder netwerk, zodat ze meteen kan worden overhandigd. Meerdere reeksen mogen waar meerdere mensen ter plaatse factureren; de reden wordt bewaard.",
  none: "Geen apparaat heeft een reeks: nummers komen bij aankomst.",
  idle: "De administratie nummert nu niet ter plaatse; deze reeksen rusten.",
  open: "geeft {{ example }} enzovoort",
  closed: "gesloten op {{ at }}: {{ reason }}",
  declare: "Een apparaat een reeks geven",
  device: "Apparaat",
  deviceMissing: "Kies een apparaat.",
  deviceName: "{{ device }} ({{ person }})",
  lastContact: "laatste contact {{ at }}",
  prefix: "Letters van de reeks",
  prefixHint: "Een hoofdletter en een tot drie letters of cijfers: A1. Nooit meer van een ander apparaat.",
  prefixWrong: "Een hoofdletter, dan een tot drie hoofdletters of cijfers.",
  reason: "Reden",
  reasonHint: "Bijvoorbeeld: wij factureren met zijn drieën bij patiënten thuis.",
  reasonMissing: "Zeg waarom, in een paar woorden.",
  declared: "Reeks gegeven",
  close: "Sluiten",
  closeOf: "Reeks {{ prefix }} sluiten",
  closeTitle: "Reeks {{ prefix }} sluiten?",
  closeText:
    "Voorgoed, bijvoorbeeld als het apparaat kwijt is. Facturen die het heeft genummerd en niet verzonden komen nog binnen; boven het laatste nummer gaan ze langs Te beoordelen.",
  lastNumber: "Laatst bekende nummer, reeks {{ series }}",
  lastNumberHint:
    "Het hoogste dat u kent, ook van papier. Lagere nummers die nooit komen staan als ontbrekend in het register.",
  lastNumberWrong: "Een getal, of 0 als ze er geen gaf.",
  closedNow: "Reeks gesloten",
  register: "Het nummerregister openen",
  mayNot: "Wie de administratie beheert geeft en sluit reeksen.",
  perDevice: "Elk apparaat met een reeks, ter plaatse",
  perDeviceHint: "Wat andere apparaten goedkeuren wordt bij aankomst genummerd, net als creditnota’s.",
  enrolledAnew: "Apparaat opnieuw aangemeld",
  thisDevice: "Dit apparaat",
  otherDevicesOffline:
    "Offline kan alleen dit apparaat er een krijgen. De lijst van de andere komt van de server.",
  replacesFormer:
    "Dit apparaat had reeks {{ prefix }} voor het opnieuw werd aangemeld. Die wordt tegelijk gesloten, bij haar laatste nummer.",
  stopped: "Reeks {{ prefix }} van dit apparaat is gestopt",
  stoppedText:
    "Het apparaat is opnieuw aangemeld en nummert er niet meer in: wat het goedkeurt, wordt bij aankomst genummerd tot het een nieuwe reeks krijgt.",
  giveNew: "Nieuwe reeks geven",
};
