import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/connections.ts";

export const nl: Dictionary<typeof en> = {
  title: "Koppelingen met andere systemen",
  back: "Alle koppelingen",
  onlyAdministrators: "Alleen een beheerder maakt en wijzigt koppelingen",
  onlyAdministratorsText:
    "Vraag het een beheerder van {{ company }}: die ziet hier wat gekoppeld is en kan u die rol geven.",
  choose: "Kies het boekhoudsysteem",
  chooseText: "Wat u in Cahier goedkeurt, komt daar dan vanzelf aan.",
  systemHint: "Goedgekeurde facturen en creditnota’s komen aan als concept, met hun klant.",
  notHere: "Zo’n systeem is hier niet.",
  state: {
    notConnected: "Niet gekoppeld",
    connected: "Gekoppeld",
    interrupted: "Onderbroken",
    disconnected: "Koppeling beëindigd",
  },
  connect: "Verbinden met {{ system }}",
  connectAgain: "Opnieuw aanmelden bij {{ system }}",
  connecting: "Onderweg naar {{ system }}…",
  connectText:
    "U meldt zich daar aan, kiest het bedrijf en geeft Cahier toestemming om gegevens te lezen en te wijzigen. Er wordt niets gekoppeld voordat u daar ja hebt gezegd.",
  before: "Voordat u daarheen gaat",
  numbering: {
    label: "Wie de facturen nummert",
    central: "Cahier",
    centralHint: "Elke factuur krijgt haar nummer zodra ze de server bereikt; het reist mee.",
    external: "{{ system }}",
    externalHint: "Een factuur heeft hier geen nummer tot ze daar is uitgegeven.",
  },
  fromDay: "Facturen met een datum vanaf deze dag gaan mee",
  fromDayHint: "Oudere blijven waar ze zijn; de pagina van de koppeling kan ze later verzenden.",
  fromDayMissing: "Kies een dag.",
  fromDayPast:
    "Kies vandaag of een latere dag: zodra de koppeling er is, kan deze pagina oudere facturen verzenden.",
  offline: "Hiervoor is een netwerk nodig",
  offlineText:
    "Koppelen, opnieuw proberen en vergelijken gebeurt tussen onze server en de hunne. Hieronder staat wat dit apparaat het laatst heeft vernomen.",
  result: {
    connected: "Gekoppeld met {{ system }}",
    connectedText: "Facturen die u vanaf nu goedkeurt, vertrekken vanzelf.",
    refused: "Niet gekoppeld: bij {{ system }} is nee gezegd",
    refusedText:
      "Zonder het recht om daar gegevens te lezen en te wijzigen kan niets worden verzonden. U kunt opnieuw beginnen wanneer u wilt.",
    failed: "Niet gekoppeld",
  },
  choicesKept: "Uw keuzes zijn bewaard: {{ numbering }} nummert, vanaf {{ day }}.",
  choicesRefused: "Uw keuzes konden niet worden bewaard",
  theirCompany: "Bedrijf daar",
  theirUser: "Gekoppelde gebruiker",
  since: "Gekoppeld sinds",
  sinceBy: "{{ at }}, door {{ name }}",
  travelsFrom: "Facturen gaan mee vanaf",
  numbers: "Nummers worden gegeven door",
  waiting: "Onderweg",
  waitingCount: { one: "{{ count }} factuur wacht", other: "{{ count }} facturen wachten" },
  nothingWaits: "niets wacht",
  unknownValue: "niet opgegeven",
  interruptedText:
    "Niets is verloren: wat u goedkeurt wacht hier en vertrekt zodra u zich opnieuw hebt aangemeld.",
  disconnectedText: "Er vertrekt niets meer. Wat is aangekomen, houdt zijn nummer en id van daar.",
  change: "Wijzigen",
  changeTitle: "Wat meegaat, en wie nummert",
  saved: "Opgeslagen op dit apparaat",
  codings: {
    title: "Artikelsoorten daar",
    text: "Daar volgt de btw van een conceptregel uit het artikel. Kies één keer, voor elk van uw btw-soorten, welke soort daar ervoor staat.",
    waits: {
      one: "Er ontbreekt {{ count }} keuze: verzendingen wachten erop",
      other: "Er ontbreken {{ count }} keuzes: verzendingen wachten erop",
    },
    question: "Welke artikelsoort daar staat voor {{ vat }}?",
    none: "Geen van hun soorten heeft dit tarief. Maak er daar een en lees de lijst opnieuw.",
    choose: "Kiezen",
    refresh: "Hun lijst opnieuw lezen",
    refreshed: { one: "{{ count }} artikelsoort gelezen", other: "{{ count }} artikelsoorten gelezen" },
    rate: "{{ name }} · {{ rate }}",
  },
  vat: {
    rate: "btw {{ rate }}",
    exempt: "vrijgesteld van btw",
    franchise: "de kleineondernemersregeling",
    reverseCharge: "btw verlegd",
    intraEu: "leveringen binnen de EU",
    export: "uitvoer",
    outside: "wat buiten de btw valt",
  },
  act: {
    retry: "Nu opnieuw verzenden",
    retryAll: "Alles opnieuw proberen",
    retried: {
      one: "{{ count }} verzending wordt opnieuw geprobeerd",
      other: "{{ count }} verzendingen worden opnieuw geprobeerd",
    },
    retriedNone: "Er wachtte niets om opnieuw te proberen.",
    reconcile: "Vergelijken met de hunne",
    disconnect: "Koppeling beëindigen",
    failed: "Dat is niet gelukt",
  },
  older: {
    beforeFirstDay: {
      one: "{{ count }} goedgekeurde factuur van vóór {{ day }} is niet verzonden",
      other: "{{ count }} goedgekeurde facturen van vóór {{ day }} zijn niet verzonden",
    },
    notLinked: {
      one: "{{ count }} factuur die werd goedgekeurd toen er niets gekoppeld was, is niet verzonden",
      other: "{{ count }} facturen die werden goedgekeurd toen er niets gekoppeld was, zijn niet verzonden",
    },
    why: "De koppeling neemt uit zichzelf wat vanaf haar eerste dag is gedateerd.",
    choose: "Oudere facturen verzenden",
    text: "Kies een andere eerste dag. Elke goedgekeurde factuur met een datum vanaf dan gaat mee, nooit twee keer. Eén enkele verzendt u vanaf haar eigen pagina.",
    send: {
      one: "{{ count }} factuur verzenden",
      other: "{{ count }} facturen verzenden",
    },
    asked: {
      one: "{{ count }} factuur wordt verzonden",
      other: "{{ count }} facturen worden verzonden",
    },
    also: {
      one: "{{ count }} eerder goedgekeurde factuur gaat mee.",
      other: "{{ count }} eerder goedgekeurde facturen gaan mee.",
    },
  },
  others: {
    title: "Ook daar onder onze referentie",
    sale: "Factuur",
    creditNote: "Creditnota",
    draft: "concept, daar gewijzigd",
    issued: "daar uitgegeven",
    customer: "klant {{ number }}",
    waysOut:
      "Wat iemand heeft gewijzigd of uitgegeven, verwijderen wij nooit. Houd er daar één en verwijder de andere, of crediteer die als ze is uitgegeven; vergelijk daarna opnieuw.",
  },
  reconciled: {
    underWay: "Er wordt met hun kant vergeleken…",
    title: "Vergeleken met hun kant",
    fine: {
      one: "{{ count }} factuur is aan beide kanten gelijk.",
      other: "{{ count }} facturen zijn aan beide kanten gelijk.",
    },
    missing: {
      one: "{{ count }} is er niet meer: open die hieronder om opnieuw te verzenden.",
      other: "{{ count }} zijn er niet meer: open ze hieronder om opnieuw te verzenden.",
    },
    doubled: {
      one: "{{ count }} staat er meer dan eens, gewijzigd of uitgegeven: open die hieronder om te zien welke.",
      other:
        "{{ count }} staan er meer dan eens, gewijzigd of uitgegeven: open ze hieronder om te zien welke.",
    },
    strangers: {
      one: "{{ count }} document daar draagt een referentie van ons zonder factuur hier; wij bleven ervan af. Bekijk het daar.",
      other:
        "{{ count }} documenten daar dragen een referentie van ons zonder factuur hier; wij bleven ervan af. Bekijk ze daar.",
    },
    removed: {
      one: "{{ count }} overtollig concept van ons is verwijderd.",
      other: "{{ count }} overtollige concepten van ons zijn verwijderd.",
    },
  },
  disconnectTitle: "Koppeling met {{ system }} beëindigen?",
  disconnectText:
    "Daarna vertrekt er niets meer. Wat is aangekomen blijft daar en houdt hier zijn nummer en id; wat wacht blijft hier, en vertrekt als u hetzelfde bedrijf opnieuw koppelt. U kunt altijd opnieuw koppelen.",
  disconnected: "De koppeling is beëindigd",
  deliveries: {
    title: "Wat is verzonden",
    label: "Verzendingen, eerst die iemand nodig hebben",
    emptyTitle: "Nog niets vertrokken",
    emptyText: "De volgende factuur die u goedkeurt staat hier, met hoever ze is en haar id daar.",
    column: {
      mark: "Hoever",
      voucher: "Factuur",
      state: "Status",
      theirs: "Id daar",
      difference: "Verschil",
    },
    onArrival: "nummer bij aankomst",
    numberedThere: "daar genummerd",
    notHere: "niet op dit apparaat",
    open: "Factuur openen",
    until: "tot {{ at }}",
    nextTry: "Volgende poging",
    theirMessage: "In hun woorden",
    reference: "Onze referentie daar",
    externalId: "Hun id",
    externalNumber: "Hun nummer",
    attempts: "Pogingen",
    differenceText: "Hun totaal verschilt {{ amount }} van het onze.",
    history: "De weg",
  },
  delivery: {
    waiting: "Wacht",
    sending: "Wordt verzonden",
    delivered: "Daar ontvangen, als concept",
    interrupted: "Wacht op de koppeling",
    rejected: "Daar geweigerd",
    unknown: "Verzonden, nog geen antwoord",
    reconciled: "Ontvangen en vergeleken",
  },
  reason: {
    vatChoice: "Ze wacht tot u daar een artikelsoort voor de btw hebt gekozen.",
    other: "Om een reden die deze versie niet kent ({{ code }}).",
    connection: {
      offline: "De server is onbereikbaar. Probeer het opnieuw zodra er netwerk is.",
      failed: "De server antwoordde niet zoals het hoort. Niets is verloren; probeer het zo opnieuw.",
      signedOut: "Uw sessie is beëindigd. Meld u opnieuw aan bij Cahier.",
      refusedThere: "Op hun pagina was het antwoord nee.",
      answerNotOurs: "Het antwoord hoorde niet bij de vraag van hier, of kwam te laat. Begin opnieuw.",
      unreachable: "Hun systeem is nu onbereikbaar. Probeer het later opnieuw.",
      consentEnded: "Hun kant heeft de toestemming beëindigd. Meld u daar opnieuw aan.",
      scopeMissing: "De toestemming die daar is gegeven volstaat niet. Meld u opnieuw aan en sta alles toe.",
      disconnected: "De koppeling is hier beëindigd.",
      notConnected: "Er is nu geen koppeling.",
      notFound: "Die koppeling bestaat niet.",
      notOffered: "Hun systeem kan dit niet.",
      busy: "Er loopt een verzending. Probeer het zo opnieuw.",
    },
    rights: {
      missing: "Uw rol staat dit niet toe; een beheerder kan het doen.",
    },
    delivery: {
      tooManyRequests: "Ze vragen ons rustiger aan te doen. Het wordt vanzelf iets later verzonden.",
      unreachable: "Hun systeem is onbereikbaar. Het wordt vanzelf opnieuw geprobeerd.",
      theirError: "Hun systeem heeft nu een storing. Het wordt vanzelf opnieuw geprobeerd.",
      unreadable: "Hun antwoord was onleesbaar. Er wordt daar eerst gekeken voordat iets opnieuw gaat.",
      timedOut: "Geen antwoord op tijd. Er wordt daar eerst gekeken voordat iets opnieuw gaat.",
      connectionLost:
        "De verbinding brak af voor hun antwoord. Er wordt daar eerst gekeken voordat iets opnieuw gaat.",
      serverRestored:
        "De server is uit een reservekopie teruggezet. Cahier kijkt eerst daar of het stuk er al is, voordat er iets opnieuw wordt verzonden.",
      stopped:
        "Het verzenden werd aan onze kant onderbroken. Er wordt daar eerst gekeken voordat iets opnieuw gaat.",
      lookedUp: "Daar bij de eerste blik niet gevonden; er wordt nog eens gekeken en dan verzonden.",
      customerIncomplete: "Bij de klant ontbreekt iets wat zij eisen, zoals een adres.",
      customerTooLong: "Een gegeven van de klant is langer dan zij aankunnen.",
      currencyDiffers: "Hun bedrijf boekt in een andere munt.",
      periodLocked:
        "Die periode is daar vergrendeld. Het wordt elk uur opnieuw geprobeerd; open de periode daar.",
      companyNotReady: "Hun bedrijf is nog niet klaar voor facturen: rond daar de instellingen af.",
      accessMissing: "De gekoppelde gebruiker mag dit daar niet. Geef daar het recht.",
      standardArticleChanged:
        "Het standaardartikel dat wij daar maakten is gewijzigd. Zet daar de artikelsoort terug.",
      tooManyLines: "De factuur heeft meer regels dan zij aannemen.",
      misconfigured: "Cahier is niet goed ingesteld voor hun systeem. Meld het wie de server beheert.",
      rejected: "Zij weigerden het; hun eigen woorden zeggen waarom.",
      saleNotNumbered: "De creditnota wacht tot haar factuur daar een nummer heeft.",
      notApproved: "De factuur is niet goedgekeurd of bestaat niet meer.",
      notOffered: "Hun systeem neemt geen facturen aan.",
      cannotLookUp:
        "Ze is misschien aangekomen en hun systeem kan niet worden gevraagd. Kijk daar voordat u opnieuw verzendt.",
      otherCompany:
        "Ze is misschien naar het eerder gekoppelde bedrijf gegaan. Kijk daar voordat u opnieuw verzendt.",
      referenceTaken:
        "Een ander document staat daar onder onze referentie, voor een andere klant, dag of soort. Verwijder of verbeter het daar en verzend opnieuw: er wordt eerst gekeken.",
      doubled:
        "Ze staat er meer dan eens, en de overtollige is gewijzigd of uitgegeven: houd er daar één en vergelijk opnieuw.",
      missing: "Ze was aangekomen en is er niet meer. Verzend opnieuw als ze er hoort te zijn.",
      totalDiffers: "Aangekomen, maar hun totaal verschilt van het onze.",
      vatDiffers: "Aangekomen met hetzelfde totaal, maar hun btw verschilt van de onze.",
    },
  },
};
