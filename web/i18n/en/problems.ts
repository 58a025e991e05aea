import type { ProblemCode } from "#core/commands/problem-code.ts";

/** Why something cannot be done, by the code core gives; a code without its sentence does not compile. */
export const en = {
  "account.unknown": "Account {{ account }} is not in the chart.",
  "article.nameMissing": "Give the article a name.",
  "article.numberMissing": "Give the article a number.",
  "care.itself": "A firm cannot look after its own books.",
  "care.lastOfFirm":
    "The firm would have nobody here any more. Assign somebody else first, or end its work here.",
  "care.none": "No accounting firm looks after this company.",
  "care.notOfFirm": "Only the accounting firm that looks after this company can do that.",
  "care.ofAnother": "Another accounting firm looks after this company already.",
  "care.ownerIsOfFirm": "{{ owner }}, of the firm, owns it. Hand it over to somebody of the client first.",
  "closing.otherDay": "A closing entry bears the last day of its fiscal year, {{ closingDay }}.",
  "closing.otherJournal": "A closing entry is booked in journal {{ journal }}.",
  "command.depends": "It builds on an action that was refused. Decide that one first.",
  "command.failed":
    "The server could not decide this because of a fault of Cahier. It is kept whole; report it.",
  "command.malformed": "Something is missing or cannot be read.",
  "command.unknown": "The server does not know this action yet. Update Cahier.",
  "company.addressTaken": "The address {{ address }} is taken.",
  "company.exists": "This company exists already.",
  "company.notFound": "This company is not on this device.",
  "company.notHere":
    "Not all of this company is on this device yet. Nothing was recorded; what you typed is still here.",
  "connection.codingUnknown": "The other side no longer offers this article type. Read the list again.",
  "connection.notConnected": "There is no link at present.",
  "connection.notFound": "There is no such link.",
  "creditNote.beforeSale": "A credit note cannot be dated before its invoice of {{ saleDay }}.",
  "creditNote.exceedsRest": "Only {{ leftCents }} is left to credit at this VAT.",
  "creditNote.otherParty": "A credit note goes to the customer of its invoice.",
  "creditNote.otherVat": "The invoice has no line at this VAT.",
  "creditNote.saleMissing": "The invoice to credit is not approved, or not on this device.",
  "day.beforeBooks": "These books begin on {{ booksStart }}; {{ day }} lies before.",
  "day.protected":
    "Everything through {{ protectedThrough }} is protected[[ by {{ protector }}]]. Whoever may protect[[ ({{ lifters }})]] can lift it, in Settings.",
  "day.validated":
    "Everything through {{ validatedThrough }} is validated for good.[[ The first open day is {{ firstOpenDay }}.]]",
  "device.cancelled": "Stopped. Nothing was changed.",
  "device.fileUnreadable": "This device cannot read the file any more. Choose it again.",
  "device.otherFile": "This is another file than {{ fileName }}, which the import is waiting for.",
  "device.revoked": "This device was signed off from the account. What it still held is kept here.",
  "device.storageFull": "This device has no room left. Nothing was recorded; what you typed is still here.",
  "document.beyondLimits": "Something would become longer than the books can hold.",
  "division.noKey": "No division key counts on {{ day }}. Set one in the settings, then divide.",
  "division.notCommon":
    "Only what practitioners who each file for themselves have in common, is recorded and is no issued invoice can be divided.",
  "division.notWhole": "The parts have to make 100% together; they make {{ percent }}%.",
  "division.twice": "One key a day, and each practitioner once in a key.",
  "entry.tooFewPostings": "An entry needs at least two lines.",
  "entry.unbalanced": "Debit and credit differ by {{ debitExcessCents }}.",
  "firm.groupNotFound": "The firm no longer has this group.",
  "firm.off": "The accounting firm’s module is off. Switch it on in the settings.",
  "import.liveChanged":
    "Of the entries that {{ fileName }} brought in, {{ count }} were changed here since; {{ newFileName }} would take their place. Cancel or correct here instead, or leave the file as it is.",
  "hole.declared": "Part of these numbers of series {{ series }} is explained already.",
  "hole.full": "No more than {{ holesMax }} gaps can be explained.",
  "import.alreadyThere": "This very file was imported on {{ importedAt }}. Nothing was added.",
  "import.matched":
    "{{ newFileName }} cannot take the place of {{ fileName }} yet: lines of {{ count }} of its entries are matched by hand. Undo those matchings first.",
  "import.numbersGiven":
    "This year's entries validated through {{ validatedThrough }} already bear their numbers; its earlier months can no longer be imported.",
  "import.otherRegistration":
    "The file is of company {{ registration }}, these books are of {{ expected }}. Confirm to import it all the same.",
  "import.overlapsBooks": "The file reaches {{ throughDay }}, but these books begin on {{ booksStart }}.",
  "import.previewDiffers": "The server read the file differently from this device. Preview it again.",
  "import.problems": "The file has {{ problemCount }} faults; nothing was imported.",
  "import.restedOn":
    "{{ newFileName }} cannot take the place of {{ fileName }}: books validated through {{ validatedThrough }} rest on it.",
  "import.yearTaken":
    "The year closing {{ closingDay }} was already imported from {{ fileName }}. {{ newFileName }} can take its place if you say so.",
  "invitation.gone": "This invitation has been used, or was withdrawn.",
  "invoice.accountMissing": "Choose what each line is for.",
  "invoice.customerVatMissing":
    "Where the customer owes the VAT, or goods leave for the Union, the invoice must bear the customer’s VAT number: add it to the customer.",
  "invoice.lineTextMissing": "A line says nothing yet.",
  "invoice.noLines": "Add at least one line.",
  "invoice.nothingToPay": "The total must be above zero.",
  "invoice.partyMissing": "Choose a customer.",
  "invoice.vatNotAllowed": "This VAT cannot be used by this company on that day.",
  "journal.unknown": "There is no journal {{ journal }}.",
  "member.alreadyInvited": "{{ email }} is invited already.",
  "member.changedSinceSeen":
    "Another administrator has just changed {{ member }}. Read again, then try again.",
  "member.exists": "This person is a user already.",
  "member.isOwner": "{{ member }} is the owner. Hand the company over first.",
  "member.lastManager": "Nobody would be left to manage the users.",
  "member.notFound": "This person is no longer a user.",
  "member.notOwner": "Only the owner can hand the company over.",
  "matching.full":
    "This invoice already has {{ linesMax }} payments and credit notes, as many as one invoice can hold. Record this one without choosing the invoice.",
  "matching.gone": "This matching was undone or made anew meanwhile. Look again.",
  "matching.holds": "This voucher is matched. Unmatch its lines first.",
  "matching.lineMissing": "One of the chosen lines is no longer in the books, or not on this device yet.",
  "matching.noLetter": "No letter is free in this account. Try again.",
  "matching.oneSide": "Choose lines on debit and on credit: those of one side alone settle nothing.",
  "matching.otherAccount": "Lines matched together are of one account; one is not of account {{ account }}.",
  "matching.otherParty": "Lines matched together are of one customer or supplier.",
  "matching.otherSlice": "These lines are in the books of different practitioners: each matches their own.",
  "matching.paidBack":
    "Money was given back since on an invoice that this matching settles. Cancel that refund first.",
  "matching.settled": "One of the chosen lines is settled already.",
  "matching.taken": "One of the chosen lines is matched already, perhaps by somebody else just now.",
  "opening.computed": "This year’s opening entry is computed from the year before; it is not typed.",
  "party.nameMissing": "Give a name.",
  "numbering.givenTwice":
    "This invoice had number {{ number }} before the server was restored from a backup; that number has been given to another one since. Approve it again: it takes another number, and the copy already handed out has to be taken back.",
  "party.numberMissing": "Give a number.",
  "party.numberTaken": "The number {{ number }} is taken. Choose another one.",
  "payment.claimMissing": "The invoice to settle is not approved, or not on this device.",
  "payment.exceedsPaid": "Only {{ paidCents }} was paid and can be given back.",
  "payment.exceedsRest": "Only {{ leftCents }} is left to pay on this invoice.",
  "payment.meansUnknown": "Choose a means of payment.",
  "payment.nothing": "Enter an amount.",
  "payment.practitionerMissing": "Choose the practitioner who earned it.",
  "payment.settlesTooMuch": "The invoices come to {{ settledCents }}, more than the payment.",
  "payment.vatNotAllowed": "This VAT is not possible for this company on that day.",
  "payment.wrongSign": "The amount for an invoice must go the same way as the payment.",
  "period.endBeforeStart":
    "The end lies before the beginning: what can still be validated begins on {{ fromDay }}.",
  "period.future": "{{ through }} is still to come; only days that have passed can be validated.",
  "period.incomplete":
    "This device did not hold everything ({{ months }}). It is fetching what it lacks; then look at the preview again.",
  "period.nothing": "There is nothing to validate from {{ fromDay }} through {{ through }}.",
  "period.numberAwaited":
    "Invoices that wait for their number from the other system: {{ count }}. Validate once they have it.",
  "period.unseen":
    "Something changed meanwhile that you had not seen ({{ months }}). Look at the preview again and validate then.",
  "plan.ended":
    "The subscription ended on {{ throughDay }}. Everything stays readable and can be exported; only writing stops. Who may change the settings renews it under Settings, Plan.",
  "plan.membersFull": "This plan has room for {{ max }} collaborators, and they are there.",
  "plan.withoutFirm": "This plan does not include the accounting firm’s module.",
  "practitioner.codeTaken": "Two practitioners cannot share the same three letters.",
  "practitioner.notFound": "This practitioner is not in the company.",
  "practitioner.taken": "{{ holder }} is this practitioner already.",
  "production.needsLicence":
    "This needs the premium licence. The accounting firm activates it for these books.",
  "purchase.settled": "It has been paid, at least in part. Cancel that payment first.",
  "refusal.decided":
    "This was decided already[[ by {{ decider }}]][[ on {{ decidedAt }}]].[[ It is booked on {{ bookedOn }}.]]",
  "refusal.noSuchWay": "This action cannot be booked on another day as it is.",
  "refusal.notFound": "There is nothing left to decide here.",
  "rights.missing":
    "Your role does not allow this. An administrator of the company can do it or change your role.",
  "rights.notMember": "You no longer have access to this company.",
  "rights.otherSlice": "This belongs to another practitioner.",
  "role.changedSinceSeen":
    "Another administrator has just changed {{ name }}. Read it again, then start over.",
  "role.inUse": "This role is still given[[ to {{ members }}]]. Give them another one first.",
  "role.nameTaken": "A role is called {{ name }} already.",
  "role.notFound": "This role is no longer there.",
  "series.closed": "The series of number {{ number }} is closed.",
  "series.dayBefore":
    "The last invoice of this device bears the day {{ lastDay }}. Give this one that day or a later one.",
  "series.deviceHasOne": "{{ device }} has a series already. Close it first.",
  "series.full": "No more than {{ seriesMax }} series can be declared.",
  "series.givenTwice": "Another invoice has number {{ number }} already.",
  "series.none": "Declare the series of a first device: the company then numbers on the spot.",
  "series.notMissing":
    "Number {{ number }} is not told to be missing. Explain it in the register of numbers first.",
  "series.ofCreditNotes":
    "{{ number }} is the number of a credit note. Only an invoice can be entered from its paper; make the credit note from its invoice.",
  "series.otherYear":
    "Number {{ number }} is not of the year of {{ day }}. Correct the day or the number to what the paper says.",
  "series.stillOpen":
    "The series of number {{ number }} is still open: {{ device }} may give that number. Close the series first.",
  "series.numberedOutside":
    "Another system numbers the invoices. Choose Cahier as the one that numbers first.",
  "series.otherDevice": "Number {{ number }} is of a series of another device.",
  "series.prefixTaken": "The letters {{ prefix }} are or were those of another device. Choose others.",
  "series.unknown": "No device has a series with number {{ number }} here.",
  "vat.usedSince":
    "{{ count }} documents from {{ day }} on were made under the status as it was: {{ names }}. Choose a later day, or correct them first.",
  "voucher.alreadyApproved": "It was approved already, on {{ approvedAt }}.",
  "voucher.cancelled": "It was cancelled already.",
  "voucher.changedSinceSeen":
    "It was changed on {{ changedAt }}, after you saw it. Read it again, then approve.",
  "voucher.exists": "This was recorded already.",
  "voucher.isReversal": "This is a reversal: it stays as it is. Record again what should stand in the books.",
  "voucher.issued": "An issued document is not cancelled: make a credit note.",
  "voucher.notApproved": "The invoice is not approved.",
  "voucher.notDraft": "It is no longer a draft.",
  "voucher.notFound": "It is no longer there.",
  "voucher.otherKind": "It is of another kind.",
  "voucher.reversed": "It has been reversed already, on {{ day }}. Nothing is reversed twice.",
  "voucher.stillOpen": "It can still be corrected or cancelled, so it needs no reversal.",
  "voucher.unbalanced": "Debit and credit differ.",
  "year.closed": "The fiscal year closed on {{ closingDay }} no longer changes.",
  "year.closingEntries": "Closing entries are dated {{ closingDay }}; cancel them first.",
  "year.daysValidated":
    "Everything through {{ validatedThrough }} is validated for good: those days stay in their fiscal year.",
  "year.earlierOpen": "First close the fiscal year that ends on {{ closingDay }}.",
  "year.notValidated":
    "First validate every month through {{ closingDay }}.[[ Validated so far: through {{ validatedThrough }}.]]",
  "year.openingMoved": "Meanwhile what the next fiscal year takes over has changed. Look again, then close.",
  "year.wrongDays": "A fiscal year ends after it begins and lasts twenty-four months at most.",
} as const satisfies Readonly<Record<ProblemCode, string>>;
