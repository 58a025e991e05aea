import { standingIn } from "#core/commands/decide.ts";
import type { Member } from "#core/members/member.ts";
import type { Standing } from "#core/rights/rights.ts";
import type { CareChange } from "../firm/follow-care.ts";
import type { FollowServices, PlaceChange } from "../people/follow-member.ts";
import type { PreparedPeriod } from "../sealing/prepare-sealing.ts";
import type { Services } from "../services.ts";
import type { AuditLine } from "../storage/audit.ts";
import type { OutboxRow } from "../storage/outbox.ts";
import type { StoredOutcome } from "../storage/outcomes.ts";
import type { WriteTx } from "../storage/storage.ts";
import type { CommandFacts } from "./command-facts.ts";
import type { RunNumbers } from "./run-numbers.ts";
import type { RunRestoration } from "./run-restoration.ts";
import type { RunRevisions } from "./run-revisions.ts";

export type AcceptServices = Pick<Services, "storage" | "blobs" | "now" | "logger"> & FollowServices;

/** Whose commands they are: the signed-in user, and the device they say they come from. */
export interface Sender {
  readonly userId: string;
  readonly deviceId: string;
}

/**
 * What all commands of one company share that are decided in one transaction. What they write is gathered here and
 * reaches the database in one go (`writeRun`).
 */
export interface CommandBatch {
  readonly tx: WriteTx;
  /** What mails and accounts are made with that follow from a member's place. */
  readonly people: FollowServices;
  readonly companyId: string;
  readonly sender: Sender;
  readonly facts: CommandFacts;
  readonly revisions: RunRevisions;
  readonly numbers: RunNumbers;
  readonly restoration: RunRestoration;
  readonly outcomes: StoredOutcome[];
  readonly outboxRows: OutboxRow[];
  /** The places that were offered, taken or ended, in order. */
  readonly placeChanges: PlaceChange[];
  /** What accounting firms took on, would not have, or gave up, in order. */
  readonly careChanges: CareChange[];
  readonly auditLines: AuditLine[];
  /** Periods whose vouchers leave the live ones once all else of the run is written. */
  readonly sealings: PreparedPeriod[];
  /** The server's time, one for the whole transaction. */
  readonly decidedAt: string;
}

/** What the sender may do and read as the company stands now. */
export const senderStanding = ({ facts, sender, companyId }: CommandBatch): Standing =>
  standingIn(facts.seenBy(null), companyId, sender.userId);

/** The sender's place in the company as it stands now; null for a stranger and for who has left. */
export const senderAsMember = ({ facts, sender }: CommandBatch): Member | null =>
  facts.seenBy(null).get("members", sender.userId);

/** Whether the company knows the sender, be it as somebody who has left: a stranger's words stay out of its books. */
export const isKnownSender = ({ facts, sender }: CommandBatch): boolean =>
  facts.stored({ collection: "members", id: sender.userId }) !== null;
