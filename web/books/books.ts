import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { Problem } from "#core/commands/command-module.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import type { Company } from "#core/companies/company.ts";
import type { Connection, Delivery } from "#core/connections/connection.ts";
import type { NotSentReason } from "#core/connections/travels-to.ts";
import type { Member } from "#core/members/member.ts";
import type { Result } from "#core/result.ts";
import type { Voucher, VoucherKind } from "#core/vouchers/voucher.ts";
import type { ActionsFileProblem } from "./actions-file.ts";
import type { Hold } from "./hold.ts";
import type { FecCheckReading, FecProgress, FecReading, FecToCheck } from "./import-state.ts";
import type { InvoicePreview, TypedInvoice } from "./preview-invoice.ts";
import type { Dividing } from "./questions/dividing.ts";
import type { Reversing } from "./questions/reversing.ts";
import type { PagedName, Pages, QuestionName, Questions } from "./questions.ts";
import type { RestorationState } from "./restoration-note.ts";
import type { TakenIn } from "./saved-actions.ts";
import type { BodyProblem } from "./seal-fetcher.ts";

/** How far a voucher has got; the margin shows one mark for each. */
export type Fate = "onDevice" | "onServer" | "sent" | "received" | "reconciled" | "sealed" | "refused";

/** Everything the frame says about this device, in one answer. */
export interface DeviceState extends RestorationState {
  /** Whether the server answered the last time; null until it was tried. */
  readonly isOnline: boolean | null;
  /** Acts that exist nowhere but here. */
  readonly pendingCount: number;
  readonly refusedCount: number;
  /** Acts that can be proved to have been made here and that are gone with the browser's storage. */
  readonly lostCount: number;
  /** They were made after this; null when nobody can tell. */
  readonly lostSince: string | null;
  /** Whether the user has said that they know. */
  readonly isLossSeen: boolean;
  /** This was the copy of another device and goes on as one of its own, which the user has not been told yet. */
  readonly isCopy: boolean;
  /**
   * The device holds exactly the server's documents and months as of then, of each company that is whole here, and the
   * cards of the others; null until all of them are here.
   */
  readonly completeAsOf: string | null;
  /** How many companies are whole on this device, and of how many it has the card alone. */
  readonly wholeCount: number;
  readonly cardCount: number;
  /** How many validated months are announced and not here yet, over all companies. */
  readonly missingMonthCount: number;
  /** Those of them that were asked for in vain; they are asked for again. */
  readonly failedMonths: readonly FailedMonth[];
  /** Parts of ten thousand of the first fill; null when nothing is being filled. */
  readonly filledBasisPoints: number | null;
  /** What the user must do before sending goes on; null when nothing. */
  readonly obstacle: "signIn" | "revoked" | "outdated" | "forked" | "storageFull" | "incomplete" | null;
  /** How many acts a revoked device has handed in, which the server keeps without doing them. */
  readonly handedInCount: number;
  /** Whether something found no room here; it is tried again. */
  readonly isStorageFull: boolean;
  /** Whether what is being typed cannot be kept, for another reason; it is tried again with each word. */
  readonly isTypingUnkept: boolean;
  /** The browser's answer to navigator.storage.persist(); null before it was asked. */
  readonly isStoragePersistent: boolean | null;
}

/** A validated month that this device could not get, or would not take. */
export interface FailedMonth {
  readonly company: string;
  readonly companyName: string;
  /** "2026-10" */
  readonly month: string;
  readonly problem: BodyProblem;
}

export interface CompanySummary {
  readonly id: string;
  readonly name: string;
  readonly country: Company["country"];
  readonly basis: Company["basis"];
  /** Whether it is an accounting firm, which looks after others. */
  readonly isFirm: boolean;
  readonly pendingCount: number;
  /** The last day of writing its plan gives; null while the plan goes on. */
  readonly planThroughDay: string | null;
  /** How much of it is on this device. */
  readonly hold: Hold;
  /** Whether it is to stay on this device whenever it was opened. */
  readonly isKept: boolean;
}

/** A link, with how many of its sendings are on their way or need somebody. */
export interface ShownConnection extends Connection {
  readonly waitingCount: number;
}

/** A link that an approved voucher has no way to, and why. */
export interface NotSent {
  readonly connection: string;
  readonly reason: NotSentReason;
  readonly fromDay: string | null;
}

/** Approved vouchers that have no way to a link: by why, and how many are dated from the day asked for. */
export interface NotSentCount {
  readonly beforeFirstDay: number;
  readonly notLinked: number;
  readonly fromThen: number;
  /** The day of the oldest. */
  readonly firstDay: string | null;
}

/** A row of a list of vouchers. */
export interface VoucherRow {
  readonly id: string;
  readonly kind: VoucherKind;
  readonly state: Voucher["state"];
  readonly day: string;
  readonly number: string | null;
  readonly numbering: "none" | "onArrival" | "given" | "external";
  readonly label: string;
  readonly partyName: string | null;
  readonly practitionerCode: string | null;
  readonly amountCents: number;
  /** What is still to be paid of a claim; null for what is none. */
  readonly restCents: number | null;
  readonly dueDay: string | null;
  readonly means: string | null;
  readonly fate: Fate;
  readonly externalNumber: string | null;
  readonly notSent: NotSent | null;
}

/** A voucher opened: the paper, its way, and what may be done. */
export interface VoucherDetail {
  readonly voucher: Voucher;
  readonly fate: Fate;
  readonly partyName: string | null;
  readonly restCents: number | null;
  /** The hash an approval of what is shown must carry; null when there is nothing to approve. */
  readonly seenHash: string | null;
  /** Why it cannot be changed: its day is validated, or protected by somebody. Null while it can. */
  readonly closed: Problem | null;
  readonly reversing: Reversing;
  readonly dividing: Dividing | null;
  /** Payments and credit notes that settle it. */
  readonly settledBy: readonly VoucherRow[];
  readonly deliveries: readonly Delivery[];
  readonly notSent: NotSent | null;
  /** Each step of its way, oldest first. */
  readonly way: readonly {
    readonly fate: Fate;
    readonly at: string | null;
    readonly id: string | null;
    /** Why it stood still there, as a code. */
    readonly reason: string | null;
    /** The other side's own words. */
    readonly detail: string | null;
  }[];
  /** This device's acts on it that the server has not answered, oldest first. */
  readonly pendingActs: readonly { readonly id: string; readonly type: string; readonly madeAt: string }[];
}

/** A line of journal or general ledger. */
/** What a line came to in its own currency, as the file it was imported from wrote it. */
export interface ForeignAmount {
  /** Its place among the lines of its voucher, from 0. */
  readonly line: number;
  readonly amount: string;
  readonly currency: string;
}

export interface LedgerRow {
  readonly voucherId: string;
  /** Its place among the lines of its voucher, from 0. */
  readonly line: number;
  readonly day: string;
  readonly journal: string;
  readonly account: string;
  readonly accountLabel: string;
  readonly partyName: string | null;
  readonly label: string;
  readonly entryNumber: string;
  readonly pieceRef: string;
  readonly provenance: string;
  /** What it is lettered with: here, or in the books it was imported from. */
  readonly matching: string | null;
  /** The matching by hand it is in, which may be undone. */
  readonly madeByHand: { readonly id: string; readonly made: string } | null;
  /** What of it nothing has settled yet, debit positive. */
  readonly openCents: number;
  readonly debitCents: number;
  readonly creditCents: number;
  /** Running balance, in a general ledger; null in a journal. */
  readonly balanceCents: number | null;
  readonly fate: Fate;
}

export interface LedgerTotals {
  readonly count: number;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly openingCents: number;
  /** Validated months that belong here and are still on their way to this device, "2026-10", in their order. */
  readonly missingMonths: readonly string[];
}

export interface TrialBalanceRow {
  readonly account: string;
  readonly label: string;
  readonly debitCents: number;
  readonly creditCents: number;
  readonly balanceCents: number;
}

/** What the day's page shows. */
export interface DayPage {
  readonly year: string;
  readonly incomeCents: number;
  readonly expenseCents: number;
  readonly months: readonly {
    readonly month: string;
    readonly incomeCents: number;
    readonly expenseCents: number;
  }[];
  readonly latest: readonly VoucherRow[];
  readonly unpaidCount: number;
  readonly unpaidCents: number;
  readonly draftCount: number;
  readonly connections: readonly ShownConnection[];
}

export interface VoucherFilter {
  readonly kinds: readonly VoucherKind[];
  readonly states?: readonly Voucher["state"][];
  readonly from?: string;
  readonly through?: string;
  readonly text?: string;
  /** Only claims that are not wholly settled. */
  readonly unpaid?: boolean;
}

/** Everybody who has a place in a company, and how many more its plan lets in. */
export interface CompanyPeople {
  /** The invited ones among them, in the order they came. */
  readonly members: readonly Member[];
  /** How many people may work beside the owner; null for as many as there are. */
  readonly placesMax: number | null;
  /** How many of these places are taken. */
  readonly placesTaken: number;
}

/** What a feature may know of a command it made: its id, or why the device itself says no. */
export type Sent = Result<{ readonly id: string; readonly counter: number }, Problem>;

/**
 * The books on this device, as features see them. Lives in a worker; everything that crosses is plain data. Only Books
 * reads the replica, and nothing but replication writes it.
 */
export interface Books {
  /** Judges a command here, keeps it durably, shows its effect, and sends it when there is a network. */
  readonly send: <Type extends CommandType>(
    company: string,
    type: Type,
    args: CommandArgs[Type],
  ) => Promise<Sent>;
  /** Somebody works in this company now: it comes whole, and stays while it is among the last ones that were opened. */
  readonly openCompany: (company: string) => Promise<void>;
  /** Whether a company is to stay whole on this device whenever it was opened. */
  readonly keepOnDevice: (company: string, isKept: boolean) => Promise<void>;
  /** Calls back with the answer now and whenever it changes; the promised function ends it. */
  readonly watch: <Name extends QuestionName>(
    name: Name,
    params: Questions[Name]["params"],
    listener: (answer: Questions[Name]["answer"]) => void,
  ) => Promise<() => void>;
  readonly page: <Name extends PagedName>(
    name: Name,
    params: Questions[Name]["params"],
    from: number,
    count: number,
  ) => Promise<readonly Pages[Name][]>;

  /** What core makes of an invoice while it is typed; null when the company is not here. See preview-invoice.ts. */
  readonly previewInvoice: (company: string, typed: TypedInvoice) => Promise<InvoicePreview | null>;

  /** Reads a FEC on the device, without keeping it. Cancel by `cancelFec(token)`; the promise is then refused. */
  readonly previewFec: (
    file: Blob,
    fileName: string,
    token: string,
    onProgress: (progress: FecProgress) => void,
    /** Whose books may hold the year before. */
    company?: string | null,
  ) => Promise<Result<FecReading, Problem>>;
  /** Checks a FEC on the device for everything the law asks; cancelled in the same way. */
  readonly checkFec: (
    given: FecToCheck,
    token: string,
    onProgress: (progress: FecProgress) => void,
  ) => Promise<Result<FecCheckReading, Problem>>;
  readonly cancelFec: (token: string) => Promise<void>;
  /** Keeps the file, sends it up, and then makes the command that imports it. */
  readonly importFec: (company: string, file: Blob, args: ImportApplyArgs) => Promise<Result<null, Problem>>;
  /** Takes back a file that is still on its way up. */
  readonly cancelImport: (company: string, hash: string) => Promise<void>;
  /** Gives a file again that the server has lost. */
  readonly provideFile: (company: string, hash: string, file: Blob) => Promise<Result<null, Problem>>;

  /** Typing that is not yet an act: kept on this device until the form is left or saved. */
  readonly readScratch: (key: string) => Promise<unknown>;
  readonly writeScratch: (key: string, value: unknown) => Promise<void>;
  readonly clearScratch: (key: string) => Promise<void>;

  /** What waits for the server, in a file for another device of the same person. */
  readonly savePending: (passphrase: string) => Promise<{ readonly file: Blob; readonly count: number }>;
  /** Makes the acts of such a file this device's own, each once. */
  readonly takeInActs: (
    file: Blob,
    passphrase: string,
  ) => Promise<Result<TakenIn, { readonly code: ActionsFileProblem }>>;

  /** Sends and pulls now instead of at the next occasion. */
  readonly synchronise: () => Promise<void>;
  /** The window's answers that a worker cannot ask for. */
  readonly tellPersistence: (isPersistent: boolean) => Promise<void>;
  readonly tellSignedIn: () => Promise<void>;
  /** The user knows of the acts that were lost; they stay counted. */
  readonly tellLossSeen: () => Promise<void>;
  /** The same of a server that was restored. */
  readonly tellRestorationSeen: () => Promise<void>;
  readonly close: () => Promise<void>;
}
