import type { ProblemCode } from "#core/commands/problem-code.ts";

export const nl = {
  "account.unknown": "Rekening {{ account }} staat niet in het rekeningschema.",
  "article.nameMissing": "Geef het artikel een naam.",
  "article.numberMissing": "Geef het artikel een nummer.",
  "care.itself": "Een kantoor kan niet zijn eigen administratie verzorgen.",
  "care.lastOfFirm":
    "Het kantoor zou hier niemand meer hebben. Wijs eerst iemand anders toe, of beëindig het werk hier.",
  "care.none": "Geen accountantskantoor beheert deze administratie.",
  "care.notOfFirm": "Alleen het accountantskantoor dat deze administratie beheert kan dit doen.",
  "care.ofAnother": "Een ander accountantskantoor beheert deze administratie al.",
  "care.ownerIsOfFirm":
    "{{ owner }}, van het kantoor, is eigenaar. Draag de administratie eerst over aan iemand van de klant.",
  "closing.otherDay": "Een afsluitboeking draagt de laatste dag van haar boekjaar, {{ closingDay }}.",
  "closing.otherJournal": "Een afsluitboeking hoort in dagboek {{ journal }}.",
  "command.depends": "Deze actie bouwt voort op een geweigerde actie. Beslis eerst over die.",
  "command.failed":
    "De server kon deze actie door een fout van Cahier niet verwerken. Ze is volledig bewaard; meld het ons.",
  "command.malformed": "Er ontbreekt iets of iets is onleesbaar.",
  "command.unknown": "De server kent deze actie nog niet. Werk Cahier bij.",
  "company.addressTaken": "Het adres {{ address }} is al bezet.",
  "company.exists": "Deze administratie bestaat al.",
  "company.notFound": "Deze administratie staat niet op dit apparaat.",
  "company.notHere":
    "Deze administratie staat nog niet helemaal op dit apparaat. Er is niets vastgelegd; wat u typte staat er nog.",
  "connection.codingUnknown":
    "Het andere systeem biedt dit artikeltype niet meer aan. Lees de lijst opnieuw.",
  "connection.notConnected": "Er is nu geen koppeling.",
  "connection.notFound": "Deze koppeling bestaat niet.",
  "creditNote.beforeSale": "Een creditnota kan niet vóór de factuur van {{ saleDay }} liggen.",
  "creditNote.exceedsRest": "Er is nog maar {{ leftCents }} te crediteren tegen dit btw-tarief.",
  "creditNote.otherParty": "Een creditnota gaat naar de klant van de factuur.",
  "creditNote.otherVat": "De factuur heeft geen regel met dit btw-tarief.",
  "creditNote.saleMissing": "De te crediteren factuur is niet goedgekeurd of staat niet op dit apparaat.",
  "day.beforeBooks": "Deze administratie begint op {{ booksStart }}; {{ day }} ligt daarvoor.",
  "day.protected":
    "Alles tot en met {{ protectedThrough }} is vergrendeld[[ door {{ protector }}]]. Wie mag vergrendelen[[ ({{ lifters }})]], heft het op in Instellingen.",
  "day.validated":
    "Alles tot en met {{ validatedThrough }} is definitief.[[ De eerste open dag is {{ firstOpenDay }}.]]",
  "device.cancelled": "Gestopt. Er is niets gewijzigd.",
  "device.fileUnreadable": "Dit apparaat kan het bestand niet meer lezen. Kies het opnieuw.",
  "device.otherFile": "Dit is niet {{ fileName }}, het bestand waarop de import wacht.",
  "device.revoked": "Dit apparaat is van het account afgemeld. Wat het nog bevatte, is hier bewaard.",
  "device.storageFull":
    "Dit apparaat heeft geen ruimte meer. Er is niets vastgelegd; wat u typte staat er nog.",
  "document.beyondLimits": "Iets zou langer worden dan de administratie kan bevatten.",
  "division.noKey":
    "Op {{ day }} geldt geen verdeelsleutel. Stel er een in bij de instellingen en verdeel dan.",
  "division.notCommon":
    "Alleen wat behandelaars die elk voor zich aangifte doen gemeen hebben, vastgelegd is en geen verzonden factuur is, wordt verdeeld.",
  "division.notWhole": "De delen moeten samen 100 % zijn; ze zijn {{ percent }} %.",
  "division.twice": "Eén sleutel per dag, en elke behandelaar één keer in een sleutel.",
  "entry.tooFewPostings": "Een boeking heeft ten minste twee regels.",
  "entry.unbalanced": "Debet en credit verschillen {{ debitExcessCents }}.",
  "firm.groupNotFound": "Deze groep bestaat niet meer bij het kantoor.",
  "firm.off": "De module voor accountantskantoren staat uit. Zet haar aan in de instellingen.",
  "import.liveChanged":
    "{{ count }} van de boekingen uit {{ fileName }} zijn hier sindsdien gewijzigd; {{ newFileName }} zou ze vervangen. Corrigeer liever hier, of laat het bestand zoals het is.",
  "hole.declared": "Een deel van deze nummers van reeks {{ series }} is al verklaard.",
  "hole.full": "Er kunnen niet meer dan {{ holesMax }} hiaten worden verklaard.",
  "import.alreadyThere": "Ditzelfde bestand is op {{ importedAt }} geïmporteerd. Er is niets toegevoegd.",
  "import.matched":
    "{{ newFileName }} kan {{ fileName }} nog niet vervangen: regels van {{ count }} van zijn boekingen zijn met de hand afgeletterd. Maak dat eerst ongedaan.",
  "import.numbersGiven":
    "De boekingen van dit boekjaar die tot en met {{ validatedThrough }} definitief zijn, hebben hun nummer al; de maanden ervoor kunnen niet meer worden ingelezen.",
  "import.otherRegistration":
    "Het bestand is van onderneming {{ registration }}, deze administratie van {{ expected }}. Bevestig om toch te importeren.",
  "import.overlapsBooks":
    "Het bestand loopt tot {{ throughDay }}, maar deze administratie begint op {{ booksStart }}.",
  "import.previewDiffers": "De server las het bestand anders dan dit apparaat. Maak opnieuw een voorbeeld.",
  "import.problems": "Het bestand bevat {{ problemCount }} fouten; er is niets geïmporteerd.",
  "import.restedOn":
    "{{ newFileName }} kan {{ fileName }} niet vervangen: periodes die tot en met {{ validatedThrough }} definitief zijn, rusten erop.",
  "import.yearTaken":
    "Het boekjaar dat op {{ closingDay }} sluit komt al uit {{ fileName }}. {{ newFileName }} kan dat vervangen als u dat bevestigt.",
  "invitation.gone": "Deze uitnodiging is al gebruikt of ingetrokken.",
  "invoice.accountMissing": "Kies waarvoor elke regel is.",
  "invoice.customerVatMissing":
    "Bij verlegde btw of een intracommunautaire levering hoort het btw-nummer van de klant op de factuur: vul het bij de klant in.",
  "invoice.lineTextMissing": "Een regel heeft nog geen tekst.",
  "invoice.noLines": "Voeg ten minste één regel toe.",
  "invoice.nothingToPay": "Het totaal moet boven nul liggen.",
  "invoice.partyMissing": "Kies een klant.",
  "invoice.vatNotAllowed": "Deze btw kan deze administratie op die dag niet gebruiken.",
  "journal.unknown": "Er is geen dagboek {{ journal }}.",
  "member.alreadyInvited": "{{ email }} is al uitgenodigd.",
  "member.changedSinceSeen":
    "Een andere beheerder heeft {{ member }} zojuist gewijzigd. Lees het opnieuw en probeer het dan nog eens.",
  "member.exists": "Deze persoon is al gebruiker.",
  "member.isOwner": "{{ member }} is eigenaar. Draag het eigendom eerst over.",
  "member.lastManager": "Er zou niemand overblijven om de gebruikers te beheren.",
  "member.notFound": "Deze persoon is geen gebruiker meer.",
  "member.notOwner": "Alleen de eigenaar kan het eigendom overdragen.",
  "matching.full":
    "Deze factuur heeft al {{ linesMax }} betalingen en creditnota’s, zoveel als één factuur kan dragen. Leg deze vast zonder de factuur te kiezen.",
  "matching.gone": "Deze aflettering is intussen ongedaan gemaakt of opnieuw gedaan. Kijk nog eens.",
  "matching.holds": "Dit boekstuk is afgeletterd. Maak dat eerst ongedaan.",
  "matching.lineMissing":
    "Een van de gekozen regels staat niet meer in de boeken, of nog niet op dit apparaat.",
  "matching.noLetter": "Er is geen letter vrij voor deze rekening. Probeer het opnieuw.",
  "matching.oneSide": "Kies regels in debet en in credit: die van één kant alleen vereffenen niets.",
  "matching.otherAccount":
    "Samen afgeletterde regels zijn van één rekening; één is niet van rekening {{ account }}.",
  "matching.otherParty": "Samen afgeletterde regels zijn van één klant of leverancier.",
  "matching.otherSlice":
    "Deze regels staan in de boeken van verschillende behandelaars: ieder lettert de eigen regels af.",
  "matching.paidBack":
    "Er is sindsdien geld teruggegeven op een factuur die hiermee is vereffend. Annuleer eerst die terugbetaling.",
  "matching.settled": "Een van de gekozen regels is al vereffend.",
  "matching.taken": "Een van de gekozen regels is al afgeletterd, misschien zojuist door iemand anders.",
  "opening.computed": "De beginbalans van dit boekjaar volgt uit het jaar ervoor; zij wordt niet ingetypt.",
  "party.nameMissing": "Geef een naam op.",
  "numbering.givenTwice":
    "Deze factuur had nummer {{ number }} voordat de server uit een reservekopie werd teruggezet; dat nummer is sindsdien aan een andere gegeven. Keur haar opnieuw goed: ze krijgt een ander nummer, en het al verstrekte exemplaar moet terug.",
  "party.numberMissing": "Geef een nummer op.",
  "party.numberTaken": "Het nummer {{ number }} is al in gebruik. Kies een ander.",
  "payment.claimMissing": "De te betalen factuur is niet goedgekeurd of staat niet op dit apparaat.",
  "payment.exceedsPaid": "Er is maar {{ paidCents }} betaald die terug kan.",
  "payment.exceedsRest": "Op deze factuur staat nog maar {{ leftCents }} open.",
  "payment.meansUnknown": "Kies een betaalwijze.",
  "payment.nothing": "Vul een bedrag in.",
  "payment.practitionerMissing": "Kies de behandelaar.",
  "payment.settlesTooMuch": "De facturen zijn samen {{ settledCents }}, meer dan de betaling.",
  "payment.vatNotAllowed": "Deze btw kan niet voor deze administratie op die dag.",
  "payment.wrongSign": "Het bedrag per factuur moet dezelfde kant op gaan als de betaling.",
  "period.endBeforeStart":
    "Het einde ligt voor het begin: wat nog definitief kan worden, begint op {{ fromDay }}.",
  "period.future": "{{ through }} moet nog komen; alleen dagen die voorbij zijn kunnen definitief worden.",
  "period.incomplete":
    "Dit apparaat had niet alles ({{ months }}). Het haalt op wat ontbreekt; bekijk daarna het voorbeeld opnieuw.",
  "period.nothing": "Er is niets definitief te maken van {{ fromDay }} tot en met {{ through }}.",
  "period.numberAwaited":
    "Facturen die wachten op hun nummer van het andere systeem: {{ count }}. Maak de periode definitief zodra ze het hebben.",
  "period.unseen":
    "Intussen is iets veranderd dat u niet had gezien ({{ months }}). Bekijk het voorbeeld opnieuw en maak de periode dan definitief.",
  "plan.ended":
    "Het abonnement is op {{ throughDay }} geëindigd. Alles blijft leesbaar en exporteerbaar; alleen invoeren kan niet meer. Wie de instellingen mag wijzigen, verlengt het onder Instellingen, Abonnement.",
  "plan.membersFull": "Dit abonnement heeft plaats voor {{ max }} medewerkers, en die zijn er al.",
  "plan.withoutFirm": "Dit abonnement bevat de module voor accountantskantoren niet.",
  "practitioner.codeTaken": "Twee behandelaars kunnen niet dezelfde drie letters hebben.",
  "practitioner.notFound": "Deze behandelaar hoort niet bij de administratie.",
  "practitioner.taken": "{{ holder }} is deze behandelaar al.",
  "production.needsLicence":
    "Hiervoor is de premiumlicentie nodig. Het accountantskantoor activeert die voor deze administratie.",
  "purchase.settled": "Deze is al betaald, minstens voor een deel. Annuleer eerst die betaling.",
  "refusal.decided":
    "Hierover is al beslist[[ door {{ decider }}]][[ op {{ decidedAt }}]].[[ Het is geboekt op {{ bookedOn }}.]]",
  "refusal.noSuchWay": "Deze actie kan niet ongewijzigd op een andere dag worden geboekt.",
  "refusal.notFound": "Hier valt niets meer te beslissen.",
  "rights.missing":
    "Uw rol staat dit niet toe. Een beheerder van de administratie kan het doen of uw rol wijzigen.",
  "rights.notMember": "U heeft geen toegang meer tot deze administratie.",
  "rights.otherSlice": "Dit hoort bij een andere behandelaar.",
  "role.changedSinceSeen":
    "Een andere beheerder heeft {{ name }} zojuist gewijzigd. Lees opnieuw en begin dan opnieuw.",
  "role.inUse": "Deze rol is nog gegeven[[ aan {{ members }}]]. Geef hun eerst een andere.",
  "role.nameTaken": "Er is al een rol die {{ name }} heet.",
  "role.notFound": "Deze rol bestaat niet meer.",
  "series.closed": "De reeks van nummer {{ number }} is gesloten.",
  "series.dayBefore":
    "De laatste factuur van dit apparaat draagt de datum {{ lastDay }}. Geef deze die dag of een latere.",
  "series.deviceHasOne": "{{ device }} heeft al een reeks. Sluit die eerst.",
  "series.full": "Er kunnen niet meer dan {{ seriesMax }} reeksen worden opgegeven.",
  "series.givenTwice": "Een andere factuur heeft nummer {{ number }} al.",
  "series.none": "Geef de reeks van een eerste apparaat op: de administratie nummert dan ter plaatse.",
  "series.notMissing":
    "Nummer {{ number }} staat niet als ontbrekend vermeld. Verklaar het eerst in het nummerregister.",
  "series.ofCreditNotes":
    "{{ number }} is het nummer van een creditnota. Alleen een factuur kan van papier worden ingevoerd; maak de creditnota vanuit haar factuur.",
  "series.otherYear":
    "Nummer {{ number }} hoort niet bij het jaar van {{ day }}. Verbeter de dag of het nummer zoals die op papier staan.",
  "series.stillOpen":
    "De reeks van nummer {{ number }} is nog open: {{ device }} kan dat nummer nog geven. Sluit eerst de reeks.",
  "series.numberedOutside": "Een ander systeem nummert de facturen. Kies eerst dat Cahier dat doet.",
  "series.otherDevice": "Nummer {{ number }} is van een reeks van een ander apparaat.",
  "series.prefixTaken": "De letters {{ prefix }} zijn of waren van een ander apparaat. Kies andere.",
  "series.unknown": "Geen apparaat heeft hier een reeks met nummer {{ number }}.",
  "vat.usedSince":
    "{{ count }} stukken vanaf {{ day }} zijn onder de toenmalige situatie gemaakt: {{ names }}. Kies een latere dag, of verbeter ze eerst.",
  "voucher.alreadyApproved": "Al goedgekeurd, op {{ approvedAt }}.",
  "voucher.cancelled": "Al geannuleerd.",
  "voucher.changedSinceSeen":
    "Het is op {{ changedAt }} gewijzigd nadat u het zag. Lees het opnieuw en keur dan goed.",
  "voucher.exists": "Al vastgelegd.",
  "voucher.isReversal":
    "Dit is een tegenboeking: die blijft zoals ze is. Leg opnieuw vast wat in de boeken hoort.",
  "voucher.issued": "Een uitgereikt document wordt niet geannuleerd: maak een creditnota.",
  "voucher.notApproved": "De factuur is niet goedgekeurd.",
  "voucher.notDraft": "Het is geen concept meer.",
  "voucher.notFound": "Het is er niet meer.",
  "voucher.otherKind": "Het is van een andere soort.",
  "voucher.reversed": "Er is al een tegenboeking, op {{ day }}. Er komt nooit een tweede.",
  "voucher.stillOpen": "Het kan gewoon worden gecorrigeerd of geannuleerd: een tegenboeking is niet nodig.",
  "voucher.unbalanced": "Debet en credit verschillen.",
  "year.closed": "Het op {{ closingDay }} afgesloten boekjaar verandert niet meer.",
  "year.closingEntries": "Er zijn afsluitboekingen op {{ closingDay }}; annuleer die eerst.",
  "year.daysValidated":
    "Alles tot en met {{ validatedThrough }} is definitief: die dagen blijven in hun boekjaar.",
  "year.earlierOpen": "Sluit eerst het boekjaar af dat op {{ closingDay }} eindigt.",
  "year.notValidated":
    "Maak eerst alle maanden tot en met {{ closingDay }} definitief.[[ Definitief tot nu toe: {{ validatedThrough }}.]]",
  "year.openingMoved":
    "Intussen is veranderd wat het volgende boekjaar overneemt. Kijk opnieuw en sluit dan af.",
  "year.wrongDays": "Een boekjaar eindigt nadat het begint en duurt hooguit vierentwintig maanden.",
} as const satisfies Readonly<Record<ProblemCode, string>>;
