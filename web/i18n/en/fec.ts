import type { FecEncoding, FecOddityCode, FecProblemCode } from "#core/formats/fec/fec-preview.ts";

/** What the sentences of every language answer to: a code without its sentence does not compile. */
export interface FecSentences {
  readonly problems: Readonly<Record<FecProblemCode, string>>;
  readonly oddities: Readonly<Record<FecOddityCode, string>>;
  readonly encodings: Readonly<Record<FecEncoding, string>>;
}

/** What is found in a FEC, in the reader's words; facts stand between braces. */
export const en = {
  problems: {
    "fec.empty": "The file is empty.",
    "fec.notText": "This is not a text file.",
    "fec.isXml": "This is an XML file; only the flat text form is read.",
    "fec.noHeader": "The first line does not name the columns of a FEC.",
    "fec.noRows": "There is no row below the header.",
    "fec.lineTooLong": "The line is longer than any row of a FEC.",
    "fec.columnMissing": "The column {{ column }} is missing.",
    "fec.columnTwice": "The column {{ column }} stands there twice.",
    "fec.rowTooShort": "The row has {{ cells }} cells instead of {{ expected }}.",
    "fec.rowTooLong": "The row has {{ cells }} cells instead of {{ expected }}.",
    "fec.dateEmpty": "{{ column }} is empty.",
    "fec.dateUnreadable": "{{ column }} “{{ text }}” is not a day.",
    "fec.amountUnreadable": "{{ column }} “{{ text }}” is not an amount.",
    "fec.amountTooLarge": "An amount or a sum is larger than the books can hold.",
    "fec.sideUnreadable": "Sens “{{ text }}” is neither debit nor credit.",
    "fec.accountEmpty": "The account is empty.",
    "fec.codeTooLong": "{{ column }} is longer than the books can hold: “{{ text }}”.",
    "fec.tooManyJournals": "There are more journals than the books can hold.",
    "fec.entryUnbalanced":
      "Entry {{ entryNumber }} of journal {{ journal }} does not balance: debit {{ debitCents }}, credit {{ creditCents }}.",
  },
  oddities: {
    "fec.fileName": "The file’s name {{ fileName }} is not SIREN, FEC and the closing day.",
    "fec.encodingMixed": "Lines are written in another encoding than those before.",
    "fec.windowsLetters": "Letters of Windows are used where the law names ISO 8859-15.",
    "fec.lineEnds": "Lines end in an unusual way: {{ found }}.",
    "fec.headerSpelling": "A column is spelt {{ found }} instead of {{ expected }}.",
    "fec.headerOrder": "The columns are in another order.",
    "fec.columnAbsent": "Columns the law names are absent.",
    "fec.columnUnknown": "Columns the law does not know.",
    "fec.trailingSeparator": "Lines end with a separator too many.",
    "fec.blankRow": "Rows without any content.",
    "fec.rowShort": "Rows end before the last column: {{ cells }} cells of {{ expected }}.",
    "fec.paddedText": "Texts are padded with spaces.",
    "fec.paddedAmount": "Amounts are padded with zeros or spaces.",
    "fec.decimalPoint": "Amounts have a point instead of a comma.",
    "fec.decimalsBeyondCents": "Amounts have more than two decimals.",
    "fec.thousandsSeparator": "Amounts have a sign between thousands.",
    "fec.amountEmpty": "Amounts are empty instead of zero.",
    "fec.amountNegative": "Amounts are negative: they are read on the other side.",
    "fec.amountsZero": "Rows of zero.",
    "fec.debitAndCredit": "Rows have both a debit and a credit.",
    "fec.dateSpelling": "Days are written another way: “{{ text }}”.",
    "fec.dateZero": "Days are zeros where nothing is meant.",
    "fec.dayOutsideYear": "Entries lie outside the fiscal year that closes on {{ closingDay }}.",
    "fec.validatedBeforeDay": "Entries were validated before their own day.",
    "fec.notValidated": "Entries were not validated in the software they come from.",
    "fec.textEmpty": "Texts the law asks for are empty.",
    "fec.textCut": "Texts are longer than the books can hold and are cut.",
    "fec.accountNotDigits": "Account {{ account }} does not begin with three digits.",
    "fec.accountLabelsDiffer": "Account {{ account }} has two names: “{{ label }}” and “{{ other }}”.",
    "fec.partyWithoutCode": "Customers or suppliers are named without their code.",
    "fec.entryWithoutNumber": "Entries have no number.",
    "fec.entryScattered": "Entries go on after another has begun.",
    "fec.entryDaysDiffer": "Entries have lines of several days, such as entry {{ number }}.",
    "fec.numberReused": "A number stands on several entries, such as {{ number }}; they are kept apart.",
    "fec.numbersByJournal": "Numbers count within each journal, such as {{ number }}.",
    "fec.numbersUnsorted": "Numbers go back: {{ number }} comes after {{ before }} in journal {{ journal }}.",
    "fec.numberGaps":
      "Numbers are missing: {{ missing }} between {{ after }} and {{ before }} in journal {{ journal }}.",
    "fec.daysUnsorted":
      "Days go back: entry {{ number }} of journal {{ journal }} is of {{ day }}, the one before of {{ dayBefore }}.",
  },
  encodings: {
    ascii: "plain letters (ASCII)",
    "utf-8": "UTF-8",
    "utf-8-bom": "UTF-8 with a mark",
    "iso-8859-15": "ISO 8859-15",
    "windows-1252": "Windows-1252",
  },
} as const satisfies FecSentences;
