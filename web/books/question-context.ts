import type { CollectionName } from "#core/collections.ts";
import type { MatchingIndex } from "#core/matchings/matching-index.ts";
import type { CheckedChain } from "#core/seals/check-seals.ts";
import type { LineFacts } from "#core/vouchers/line-facts.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { DeviceState } from "./books.ts";
import type { Codec } from "./codec.ts";
import type { CommandLog } from "./command-log.ts";
import type { CompanyCards } from "./company-cards.ts";
import type { CompanyView } from "./company-view.ts";
import type { Renewal } from "./device-identity.ts";
import type { DiscardedBody } from "./discarded-bodies.ts";
import type { FileUploads } from "./file-uploads.ts";
import type { Hold } from "./hold.ts";
import type { KeptCompanies } from "./kept-companies.ts";
import type { Ledger, MissingMonth } from "./ledger.ts";
import type { RestorationState } from "./restoration-note.ts";
import type { BodyProblem } from "./seal-fetcher.ts";
import type { NumberedPapers } from "./sealed-papers.ts";

/** A company with what is derived from its documents. */
export interface OpenCompany {
  readonly view: CompanyView;
  readonly ledger: Ledger;
  /** What settles what, by the vouchers it is about. */
  readonly matchings: MatchingIndex;
  /** A voucher, also a validated one that is too old to be held: its body is read for it. */
  readonly readVoucher: (id: string) => Promise<Voucher | null>;
  /** What the lines of an entry that was imported say beyond their postings, read from its body where it is validated. */
  readonly readLineFacts: (id: string) => Promise<readonly LineFacts[]>;
  /** Validated months whose vouchers are not all here: lists are without them, and so is what is unpaid. */
  readonly missingVouchers: () => readonly MissingMonth[];
  /** Proves the validated periods as this device holds them. */
  readonly checkSeals: () => Promise<readonly CheckedChain[]>;
  /** What was changed on this device and thrown away for that. */
  readonly discardedBodies: () => Promise<readonly DiscardedBody[]>;
  /** Every issued invoice and credit note that this device can read. */
  readonly numberedPapers: () => Promise<NumberedPapers>;
  /** Derives something once for as long as the company, or the collections it is derived from alone, do not change. */
  readonly derived: <Value>(
    name: string,
    derive: () => Value,
    from?: readonly CollectionName[] | null,
  ) => Value;
}

/** What a question may look at. */
export interface QuestionContext {
  readonly user: string;
  /** Who this device is to the server. */
  readonly device: string;
  readonly open: (company: string) => Promise<OpenCompany>;
  /** For what looks at documents and at sums of accounts, and need not wait for lines. */
  readonly openTotals: (company: string) => Promise<OpenCompany>;
  /** For what looks at lines and at what is not validated, and need not wait for validated vouchers. */
  readonly openLedger: (company: string) => Promise<OpenCompany>;
  readonly companies: () => Promise<readonly string[]>;
  /** A company's documents where they have been read already. */
  readonly opened: (company: string) => CompanyView | undefined;
  readonly cards: CompanyCards;
  readonly holdOf: (company: string) => Hold | null;
  readonly kept: () => Promise<KeptCompanies>;
  readonly log: CommandLog;
  readonly uploads: FileUploads;
  /** When this device had to go on under another id, and what was lost. */
  readonly renewals: () => readonly Renewal[];
  readonly restoration: () => RestorationState;
  readonly codec: Codec;
  /** Why lines of a sealed month, named by their hash, could not be had; null while they are only on their way. */
  readonly bodyProblem: (hash: string) => BodyProblem | null;
  readonly connectionState: () => Pick<
    DeviceState,
    | "isOnline"
    | "isStorageFull"
    | "isTypingUnkept"
    | "completeAsOf"
    | "wholeCount"
    | "cardCount"
    | "filledBasisPoints"
    | "obstacle"
    | "isStoragePersistent"
  >;
}
