import type { Dictionary } from "../dictionary.ts";
import type { en } from "../en/link-reasons.ts";

export const nl: Dictionary<typeof en> = {
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
};
