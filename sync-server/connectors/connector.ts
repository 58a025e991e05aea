import type { Result } from "#core/result.ts";
import type { OutgoingInvoice } from "./outgoing-invoice.ts";

/** An accounting system on the other side of the wire, spoken to in our words. */
export interface Connector {
  readonly id: string;
  readonly displayName: string;
  /** After this long a request of ours has failed: an answer `unknown` may still land until then. */
  readonly timeoutSeconds: number;
  /** Absent where a system is entered with a typed secret instead. */
  readonly signIn?: SignIn;
  readonly connect: (surroundings: ConnectSurroundings) => ConnectedSystem;
}

/** The way to a consent by OAuth2; the two halves happen in two requests of ours, with their pages between. */
export interface SignIn {
  readonly start: (request: { readonly redirectUri: string }) => Promise<StartedSignIn>;
  readonly finish: (request: {
    readonly callbackUrl: URL;
    readonly redirectUri: string;
    readonly pending: PendingSignIn;
    readonly fetch: typeof globalThis.fetch;
  }) => Promise<Result<Credentials, SignInProblem>>;
  /** Tells them that the consent is no longer wanted; a no from them changes nothing for us. */
  readonly revoke?: (request: {
    readonly credentials: Credentials;
    readonly fetch: typeof globalThis.fetch;
  }) => Promise<void>;
}

export interface StartedSignIn {
  readonly authorizationUrl: string;
  readonly pending: PendingSignIn;
}

/** A secret of one sign-in: kept on the server, bound to the member who began it, used once. */
export interface PendingSignIn {
  readonly state: string;
  readonly codeVerifier: string;
}

export type SignInProblem =
  /** The person said no on their consent page, or left it. */
  | { readonly code: "connection.refusedThere" }
  /** The answer is not to the question we asked: another state, a changed address, a code used before. */
  | { readonly code: "connection.answerNotOurs" }
  | { readonly code: "connection.unreachable" };

/** Opaque to everyone but its connector; JSON, and always encrypted at rest. */
export type Credentials = unknown;

/**
 * Where a connection's secret lives. Tokens rotate, and two processes may rotate at once,
 * so writing is a compare-and-set: `replace` says no when another was faster, and we use theirs.
 */
export interface CredentialStore {
  readonly read: () => Promise<{ readonly version: number; readonly credentials: Credentials }>;
  readonly replace: (version: number, credentials: Credentials) => Promise<boolean>;
}

export interface ConnectSurroundings {
  readonly connectionId: string;
  readonly credentials: CredentialStore;
  readonly fetch: typeof globalThis.fetch;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** Stops whatever is under way; a write stopped by it answers `unknown`. */
  readonly signal?: AbortSignal;
}

/** What a connected system can do. An operation it lacks is absent, and the screen shows no button for it. */
export interface ConnectedSystem {
  readonly readSettings: () => Promise<Result<ExternalSettings, ConnectorProblem>>;
  /** Where one consent opens several companies; a system that asks in its own pages has none. */
  readonly listCompanies?: () => Promise<
    Result<readonly { readonly externalId: string; readonly name: string }[], ConnectorProblem>
  >;
  readonly listCodings?: () => Promise<Result<readonly ExternalCoding[], ConnectorProblem>>;
  readonly listArticles?: () => Promise<Result<readonly ExternalArticle[], ConnectorProblem>>;
  /**
   * Sends one sale. The reference is fixed before the first call and is how it is found again.
   * It looks nothing up by that reference: who calls after `unknown` asks `findByReference` first.
   */
  readonly deliverSale?: (
    invoice: OutgoingInvoice,
    reference: string,
    choices: ConnectionChoices,
  ) => Promise<Result<Delivered, ConnectorProblem>>;
  /** Everything over there under this reference: none = send, one = adopt, more = doubled. */
  readonly findByReference?: (
    reference: string,
  ) => Promise<Result<readonly ExternalDocument[], ConnectorProblem>>;
  /** All of ours over there, drafts and what became of them, for reconciliation. */
  readonly listDelivered?: (query: {
    readonly referencePrefix: string;
    readonly sinceDay: string;
  }) => Promise<Result<readonly ExternalDocument[], ConnectorProblem>>;
  /** Removes a surplus draft, unless somebody changed it since its hash was taken. */
  readonly removeDraft?: (
    externalId: string,
    answerHash: string,
  ) => Promise<Result<"removed" | "changed" | "gone", ConnectorProblem>>;
}

export interface ExternalSettings {
  readonly companyName: string;
  readonly countryCode: string;
  readonly currency: string | null;
  /** The last day that is closed over there. */
  readonly lockedThrough: string | null;
  /** Whose account gave the consent, where the system tells. */
  readonly userName: string | null;
}

/** How an article is booked over there; choosing one is choosing the VAT of a line. */
export interface ExternalCoding {
  readonly externalId: string;
  readonly name: string;
  readonly rateBasisPoints: number;
  readonly isActive: boolean;
}

export interface ExternalArticle {
  readonly externalId: string;
  readonly number: string;
  readonly name: string;
  readonly codingExternalId: string;
  readonly isActive: boolean;
}

/** What a company has chosen for its connection, by key of a VAT category; plain data, kept in the connection's document. */
export interface ConnectionChoices {
  /** Their coding, for a standard article of ours. */
  readonly codingByVat: Readonly<Record<string, string>>;
  /** An article they already have, where the company prefers that; it goes before the coding. */
  readonly articleByVat?: Readonly<Record<string, string>>;
}

export interface Totals {
  readonly netCents: number;
  readonly vatCents: number;
  readonly grossCents: number;
}

export interface Delivered {
  readonly externalId: string;
  readonly externalNumber: string | null;
  /** Of what they hold, without ids and times: equal for two drafts made by the same request sent twice. */
  readonly answerHash: string;
  readonly totals: Totals;
  /** Their gross less ours; a cent is shown, never hidden. */
  readonly differenceCents: number;
  /** Their VAT less ours: two differences may cancel in the gross. */
  readonly vatDifferenceCents: number;
  readonly createdCustomer: boolean;
  readonly createdArticle: boolean;
}

/** A document of ours as it lies over there. */
export interface ExternalDocument {
  readonly externalId: string;
  readonly reference: string;
  readonly stage: "draft" | "issued";
  /** Given when they issue it. */
  readonly externalNumber: string | null;
  /** The draft an issued document came from: its id is another one. */
  readonly fromDraftId: string | null;
  readonly kind: OutgoingInvoice["kind"];
  readonly issueDay: string | null;
  readonly customerNumber: string | null;
  readonly answerHash: string;
  readonly totals: Totals;
}

/** Sorted by what must be done next, not by what went wrong over there. */
export type ConnectorProblem =
  | {
      readonly next: "retryLater";
      readonly afterSeconds: number;
      readonly reason: "tooManyRequests" | "unreachable" | "theirError" | "unreadable";
    }
  | { readonly next: "signInAgain"; readonly reason: "consentEnded" | "scopeMissing" }
  | {
      readonly next: "askUser";
      readonly code: AskUserCode;
      readonly theirCode: string;
      /** Their words, for the person's eyes only: they may repeat what was sent, so they are never logged. */
      readonly theirMessage: string;
      readonly fields: readonly string[];
    }
  /** Sent, and heard nothing one can trust: it may lie there, it may not, it may still land. */
  | {
      readonly next: "unknown";
      readonly reason: "timedOut" | "connectionLost" | "theirError" | "unreadable" | "stopped";
    }
  | { readonly next: "needsChoice"; readonly choices: readonly NeededChoice[] };

export type AskUserCode =
  | "delivery.customerIncomplete"
  | "delivery.customerTooLong"
  | "delivery.currencyDiffers"
  | "delivery.periodLocked"
  | "delivery.companyNotReady"
  | "delivery.accessMissing"
  | "delivery.standardArticleChanged"
  | "delivery.tooManyLines"
  | "delivery.misconfigured"
  | "delivery.rejected";

export interface NeededChoice {
  /** Key of a VAT category of ours. */
  readonly vat: string;
  readonly reason: "noCoding" | "severalCodings" | "articleHasOtherVat" | "choiceHasOtherVat";
  /** The article whose coding stands in the way, where one does. */
  readonly articleNumber: string | null;
  /** The codings of this very rate; anything else would change the tax. */
  readonly candidates: readonly ExternalCoding[];
}

/** What a found document means for the delivery that lost its answer. */
export function adopt(document: ExternalDocument, invoice: OutgoingInvoice): Delivered {
  return {
    externalId: document.externalId,
    externalNumber: document.externalNumber,
    answerHash: document.answerHash,
    totals: document.totals,
    ...differences(document.totals, invoice),
    createdCustomer: false,
    createdArticle: false,
  };
}

/** How far their totals are from ours. */
export const differences = (totals: Totals, invoice: OutgoingInvoice) => ({
  differenceCents: totals.grossCents - invoice.grossCents,
  vatDifferenceCents: totals.vatCents - invoice.vatCents,
});

/**
 * Whether a document under our reference can be the one we sent: same kind, customer and day.
 * Another one under the same reference is a conflict to show, not a delivery to adopt.
 */
export const isSameDocument = (document: ExternalDocument, invoice: OutgoingInvoice): boolean =>
  document.kind === invoice.kind &&
  (document.customerNumber === null || document.customerNumber === invoice.customer.number) &&
  (document.stage === "issued" || document.issueDay === null || document.issueDay === invoice.issueDay);
