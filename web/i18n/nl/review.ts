import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/review.ts";

export const nl: Dictionary<typeof en> = {
  title: "Te beoordelen",
  listLabel: "Geweigerde acties",
  emptyTitle: "Niets is geweigerd",
  emptyText:
    "Wanneer een actie van een apparaat niet kan worden aanvaard, staat ze hier in haar geheel, met de reden en wat u kunt doen. Er gaat nooit stilzwijgend iets verloren.",
  column: {
    state: "Status",
    day: "Gemaakt op",
    what: "Wat",
    amount: "Bedrag",
  },
  gone: "Dit is al beslist, hier of op een ander apparaat.",
  back: "De hele lijst",
  whoYou: "door u, op {{ at }}",
  whoOther: "door {{ name }}, op {{ at }}",
  acceptedBefore: "Ze was aanvaard voordat de server werd teruggezet",
  acceptedBeforeText: "Zo kan ze niet meer; doe haar opnieuw als ze nog telt.",
  acceptedBeforeNumbers:
    "Zo kan ze niet meer. Toen gegeven nummer: {{ numbers }}; is de factuur verstrekt, waarschuw dan de ontvanger.",
  refusedAt: "Geweigerd",
  contestedAt: "Betwist",
  issuedAnyway: "Factuur {{ number }} blijft uitgereikt",
  issuedInvoice: "Factuur {{ number }}",
  issuedTwiceText:
    "Twee facturen dragen dit nummer, en beide staan in de boeken. Open de factuur die te veel is, crediteer haar en maak haar opnieuw: ze krijgt een ander nummer. Leg deze regel daarna terzijde, met de reden.",
  issuedAnywayText:
    "Ze was op een apparaat uitgereikt en staat dus in de boeken, wat er ook tegen was. Klopt ze niet, open haar dan en maak een creditnota; leg daarna deze regel met de reden opzij.",
  leaveIssuedText:
    "De factuur blijft zoals ze is. De reden blijft leesbaar in de geschiedenis; alleen deze lijst is ervan af.",
  dated: "Gedateerd",
  party: "Klant",
  means: "Betaalwijze",
  practitioner: "Behandelaar",
  account: "Rekening",
  lines: "Regels",
  postings: "Wat geschreven zou worden",
  label: "Omschrijving",
  about: "Over",
  reference: "Actie",
  tail: {
    one: "{{ count }} latere actie is mee geweigerd",
    other: "{{ count }} latere acties zijn mee geweigerd",
  },
  ways: "Wat u nu kunt doen",
  somebody: "een andere gebruiker",
  book: "Boeken op {{ day }}",
  bookText:
    "Ze wordt geboekt op {{ day }}, de eerste open dag; het stuk houdt zijn datum van {{ documentDay }}.",
  bookTextOpen: "De eigen dag, {{ day }}, is inmiddels open: daar wordt ze geboekt.",
  bookTextIssued:
    "De factuur wordt uitgereikt op {{ day }}; de geschiedenis bewaart dat ze was goedgekeurd voor {{ documentDay }}.",
  booked: "Geboekt op {{ day }}",
  bookCase: "Alle {{ count }} acties boeken",
  bookAlone: "Alleen deze boeken op {{ day }}",
  bookCaseText:
    "Wat samen met haar is geweigerd, kan in één keer worden geboekt, elk op de eerste open dag, of een voor een worden beslist.",
  caseBooked: { one: "{{ count }} actie geboekt", other: "{{ count }} acties geboekt" },
  caseLeft: {
    one: "{{ count }} blijft hier staan om over te beslissen",
    other: "{{ count }} blijven hier staan om over te beslissen",
  },
  bookClosing: "In de afsluiting van het boekjaar ({{ day }})",
  bookedClosing: "Geboekt in de afsluiting van het boekjaar",
  bookCaseClosing: "Alle {{ count }} acties in de afsluiting van het boekjaar ({{ day }})",
  bookAloneClosing: "Alleen deze in de afsluiting ({{ day }})",
  caseBookedClosing: {
    one: "{{ count }} actie geboekt in de afsluiting van het boekjaar",
    other: "{{ count }} acties geboekt in de afsluiting van het boekjaar",
  },
  hand: "Aan {{ firm }} geven",
  handTheFirm: "Aan het accountantskantoor geven",
  handText:
    "Het kantoor ziet haar bij wat het te beoordelen heeft, en beslist. Tot dan kunt u haar terugnemen.",
  handedOver: "Aan het kantoor gegeven",
  handedAway: "Aan {{ firm }} gegeven op {{ at }}",
  handedHere: "Aan het kantoor gegeven op {{ at }}: u beslist",
  theFirm: "het accountantskantoor",
  takeBack: "Terugnemen",
  takenBack: "Teruggenomen",
  seen: "Gezien",
  seenReason: "Door iemand anders beslist",
  matchAgain: "Afletteren wat nog openstaat",
  matchAgainText: "Van de gekozen regels kan {{ amount }} nog worden vereffend; {{ rest }} zou openblijven.",
  matchAgainWhole: "Van de gekozen regels kan {{ amount }} nog worden vereffend, zonder rest.",
  matchAgainLeftOut: {
    one: "{{ count }} regel staat niet meer open en telt niet meer mee.",
    other: "{{ count }} regels staan niet meer open en tellen niet meer mee.",
  },
  matchedAgain: "Afgeletterd",
  matchedAgainReason: "Opnieuw gedaan met wat nog openstond",
  nothingToMatch:
    "Van deze regels kan niets meer worden vereffend: bekijk de rekening en leg deze actie daarna terzijde.",
  openAccount: "Rekening {{ account }} openen",
  openIssued: "De factuur openen",
  openRegister: "Beide in het register bekijken",
  openVoucher: "Openen waar het over ging",
  openInvoice: "De betrokken factuur openen",
  enterAgain: "Opnieuw invoeren",
  enterAgainText:
    "Het formulier opent zoals het was ingevuld; deze regel blijft staan tot u haar terzijde legt.",
  again: {
    same: "Het formulier opent op wat er staat, met wat u wilde wijzigen; deze regel blijft tot u hem terzijde legt.",
    changedBy: "Sindsdien verbeterd, {{ who }}.",
    changed:
      "Het formulier opent op wat er nu staat, met alleen wat u wilde wijzigen: lees het na voor u bewaart.",
    closed:
      "Wat verbeterd moest worden kan dus niet meer verbeterd worden: het formulier opent als iets nieuws, ingevuld zoals het was. Boek het oude tegen als het nog telt.",
    ended:
      "Wat verbeterd moest worden telt niet meer, geannuleerd of tegengeboekt: het formulier opent als iets nieuws, ingevuld zoals het was.",
  },
  discard: "Terzijde leggen",
  discardTitle: "Deze actie terzijde leggen?",
  discardText:
    "Ze blijft zonder gevolg. Ze blijft leesbaar in de geschiedenis met uw reden; alleen deze lijst is haar kwijt.",
  reason: "Reden",
  reasonHint: "Bijvoorbeeld: opnieuw ingevoerd op de eerste open dag.",
  reasonMissing: "Zeg in een paar woorden waarom.",
  discarded: "Terzijde gelegd",
  decided: {
    link: "Al beslist",
    title: "Wat is beslist",
    listLabel: "Besliste handelingen",
    column: "Beslist op",
    back: "Wat nog wacht",
    emptyTitle: "Er is nog niets beslist",
    emptyText:
      "Een geweigerde handeling die terzijde is gelegd of op een andere dag is geboekt, blijft hier leesbaar, met wie dat besliste en waarom.",
    unknown: "Dit apparaat kent die beslissing niet.",
    openBooked: "Openen wat ervan geworden is",
  },
  unknownAct: "Een actie die deze versie niet kent",
  act: {
    company: {
      create: "Administratie beginnen",
      update: "Instellingen wijzigen",
      handOver: "Eigendom overdragen",
    },
    member: {
      invite: "Een gebruiker uitnodigen",
      join: "Een uitnodiging aannemen",
      place: "Een medewerker toewijzen",
      change: "Een gebruiker wijzigen",
      rename: "Een andere naam voeren",
      relieve: "Een vertrokken medewerker terugtrekken",
      remove: "Een gebruiker verwijderen",
    },
    role: {
      save: "Een rol opslaan",
      remove: "Een rol verwijderen",
    },
    period: {
      protect: "Een periode vergrendelen",
      validate: "Een periode definitief maken",
    },
    year: {
      change: "Data van een boekjaar wijzigen",
      close: "Een boekjaar afsluiten",
    },
    plan: {
      choose: "Een abonnement kiezen",
    },
    production: {
      choose: "De verbinding met de productiesoftware kiezen",
    },
    firm: {
      update: "De kantoormodule instellen",
    },
    care: {
      begin: "Aan een kantoor toevertrouwen",
      invite: "Het accountantskantoor uitnodigen",
      accept: "Een administratie aannemen die het kantoor uitnodigde",
      decline: "Een administratie afwijzen",
      change: "Een klantadministratie indelen",
      end: "Het beheer door het kantoor beëindigen",
    },
    party: {
      save: "Klant of patiënt opslaan",
    },
    article: {
      save: "Artikel opslaan",
    },
    series: { declare: "De reeks van een apparaat opgeven", close: "De reeks van een apparaat sluiten" },
    hole: { declare: "Ontbrekende nummers verklaren" },
    voucher: {
      draft: "Concept schrijven",
      deleteDraft: "Concept verwijderen",
      approve: "Factuur goedkeuren",
      issue: "Een factuur ter plaatse uitreiken",
      send: "Factuur naar het andere systeem verzenden",
      correct: "Vastlegging corrigeren",
      cancel: "Vastlegging annuleren",
      divide: "Het gemeenschappelijke verdelen",
      reverse: "Tegenboeken",
    },
    payment: {
      record: "Betaling vastleggen",
    },
    entry: {
      record: "Boeking vastleggen",
    },
    matching: {
      make: "Regels afletteren",
      undo: "Afletteren ongedaan maken",
    },
    import: {
      apply: "Bestand importeren",
    },
    connection: {
      choose: "Kiezen voor een koppeling",
    },
    refusal: {
      discard: "Geweigerde actie terzijde leggen",
      book: "Geweigerde actie alsnog boeken",
      hand: "Geweigerde actie aan het kantoor geven",
    },
  },
};
