/**
 * Ledger lines as typed columns: one index is one posting. Sealed months and live vouchers have this one
 * shape, so every report is one function over a list of segments.
 */
export interface LedgerColumns {
  readonly length: number;
  /** Days since 1970-01-01. */
  readonly day: Int32Array;
  /** Debit positive, credit negative, in cents; a float64 holds every whole number we allow. */
  readonly cents: Float64Array;
  /** Indexes into the dictionaries below. Index 0 of parties, practitioners and matchings is "none". */
  readonly journal: Uint16Array;
  readonly account: Uint32Array;
  readonly party: Uint32Array;
  readonly practitioner: Uint16Array;
  /** Which voucher of `vouchers` the line belongs to; lines of one voucher stand together. */
  readonly voucher: Uint32Array;
  readonly provenance: Uint8Array;
  readonly label: Uint32Array;
  readonly matching: Uint32Array;
  readonly dictionaries: LedgerDictionaries;
}

export interface LedgerDictionaries {
  /** Code and label of each. */
  readonly journals: readonly Named[];
  readonly accounts: readonly Named[];
  readonly parties: readonly Named[];
  readonly practitioners: readonly string[];
  /** Where a line came from: "entered", "fec:<import id>", "connection:<id>", "bank:<account>". */
  readonly provenances: readonly string[];
  readonly labels: readonly string[];
  readonly matchings: readonly string[];
  readonly vouchers: VoucherWords;
}

/** A list whose items may be put together as they are asked for; an array is one. */
export interface VoucherWords extends Iterable<LedgerVoucher> {
  readonly length: number;
  readonly at: (index: number) => LedgerVoucher | undefined;
  /** For who needs one word of each: to put together the others takes as long again. */
  readonly words?: Readonly<Record<keyof LedgerVoucher, (index: number) => string>>;
  /** For who writes them as bytes; null where a word is none of these. */
  readonly numbered?: Readonly<Record<"entryNumber" | "pieceRef", NumberedTexts | null>>;
}

/** Texts that begin as others do and end in a number. */
export interface NumberedTexts {
  readonly beginnings: readonly string[];
  /** Which of the beginnings each text has. */
  readonly beginning: ArrayLike<number>;
  /** How many digits are behind it; none where the beginning is all there is. */
  readonly digits: ArrayLike<number>;
  readonly number: ArrayLike<number>;
}

export interface Named {
  readonly code: string;
  readonly label: string;
}

/** What a line of a report needs to know of its voucher without opening it. */
export interface LedgerVoucher {
  readonly id: string;
  /** The entry's number: gapless per journal and year once validated; imported ones keep theirs; "" while open. */
  readonly entryNumber: string;
  readonly pieceRef: string;
}
