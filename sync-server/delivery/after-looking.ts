import { calendarDateSchema } from "#core/calendar-date.ts";
import type { OtherDocument } from "#core/connections/connection.ts";
import {
  adopt,
  type ConnectedSystem,
  differences,
  type ExternalDocument,
  isSameDocument,
} from "../connectors/connector.ts";
import type { OutgoingInvoice } from "../connectors/outgoing-invoice.ts";
import { deliveredNote, reasonOfDifference, rejectedNote, type StepFacts } from "./after-sending.ts";
import type { DeliveryDetail } from "./delivery-detail.ts";
import type { DeliveryNote } from "./delivery-note.ts";
import { laterBy } from "./delivery-states.ts";

/** So often a reference is looked for in vain before its voucher is sent again. */
const LOOKS_MIN = 2;

/** What lies over there under a reference whose answer was lost: adopt it, look once more, or send. */
export function afterLooking(
  found: readonly ExternalDocument[],
  invoice: OutgoingInvoice,
  facts: StepFacts,
): DeliveryNote | "send" {
  const { detail, now, patience } = facts;
  if (found.length === 0) {
    if (detail.looks + 1 >= LOOKS_MIN) return "send";
    const notBefore = laterBy(now, patience.secondLookSeconds);
    return {
      state: "unknown",
      notBefore,
      detail: { ...detail, looks: detail.looks + 1 },
      shown: { reason: "delivery.lookedUp", waitsUntil: notBefore },
    };
  }
  const ours = found.filter((document) => isSameDocument(document, invoice));
  const keeper = keeperOf(ours, null, null);
  if (keeper === null) {
    const note = rejectedNote("delivery.referenceTaken", "", { ...detail, mayLandUntil: null });
    return { ...note, shown: { ...note.shown, others: found.map(toOther).slice(0, OTHERS_MAX) } };
  }
  const note = deliveredNote(adopt(keeper, invoice), facts);
  return found.length === 1
    ? note
    : {
        ...note,
        state: "checking",
        notBefore: now.toISOString(),
        shown: { ...note.shown, reason: "delivery.doubled" },
      };
}

/** So many are told of by name; there is never more than one or two. */
const OTHERS_MAX = 20;

const toOther = (document: ExternalDocument): OtherDocument => ({
  externalId: document.externalId.slice(0, 100),
  externalNumber: document.externalNumber?.slice(0, 50) ?? null,
  stage: document.stage,
  kind: document.kind,
  customerNumber: document.customerNumber?.slice(0, 40) ?? null,
  // A bookkeeper may have emptied it, or their system have its own idea of no day.
  issueDay: calendarDateSchema.safeParse(document.issueDay).data ?? null,
  grossCents: document.totals.grossCents,
});

export type Finding = "reconciled" | "missing" | "doubled";

/**
 * Compares one delivered voucher with what lies over there under its reference. A surplus that nobody has touched and
 * that is still a draft is removed; any other, whatever was changed of it, is named and left to a person.
 */
export async function reconcileDelivered(
  found: readonly ExternalDocument[],
  delivered: { readonly externalId: string | null; readonly invoice: OutgoingInvoice },
  detail: DeliveryDetail,
  system: ConnectedSystem,
): Promise<{ readonly finding: Finding; readonly note: DeliveryNote; readonly removedCount: number }> {
  const { externalId, invoice } = delivered;
  const ours = found.filter(
    (document) => isTheOne(document, externalId) || isSameDocument(document, invoice),
  );
  const keeper = keeperOf(ours, externalId, detail.answerHash);
  if (keeper === null) {
    const others = found.map(toOther).slice(0, OTHERS_MAX);
    const note: DeliveryNote = { state: "delivered", detail, shown: { reason: "delivery.missing", others } };
    return { finding: "missing", note, removedCount: 0 };
  }

  const knownHash = detail.answerHash ?? keeper.answerHash;
  let removedCount = 0;
  const left: ExternalDocument[] = [];
  for (const surplus of found) {
    if (surplus === keeper) continue;
    const isUntouched = surplus.stage === "draft" && surplus.answerHash === knownHash;
    const removed = isUntouched
      ? await system.removeDraft?.(surplus.externalId, surplus.answerHash)
      : undefined;
    if (removed?.ok && removed.value !== "changed") removedCount += 1;
    else left.push(surplus);
  }

  const { differenceCents, vatDifferenceCents } = differences(keeper.totals, invoice);
  const shown = {
    externalId: keeper.externalId,
    externalNumber: keeper.externalNumber,
    differenceCents,
    others: left.map(toOther).slice(0, OTHERS_MAX),
    reason: left.length > 0 ? "delivery.doubled" : reasonOfDifference(differenceCents, vatDifferenceCents),
  };
  return left.length > 0
    ? { finding: "doubled", note: { state: "delivered", detail, shown }, removedCount }
    : { finding: "reconciled", note: { state: "reconciled", detail, shown }, removedCount };
}

const isTheOne = ({ externalId, fromDraftId }: ExternalDocument, knownId: string | null): boolean =>
  knownId !== null && (externalId === knownId || fromDraftId === knownId);

/** What somebody over there has worked on is kept first, then the one we know, then the first. */
const keeperOf = (
  ours: readonly ExternalDocument[],
  knownId: string | null,
  knownHash: string | null,
): ExternalDocument | null =>
  ours.find(({ stage }) => stage === "issued") ??
  ours.find(({ answerHash }) => knownHash !== null && answerHash !== knownHash) ??
  ours.find((document) => isTheOne(document, knownId)) ??
  ours[0] ??
  null;
