import { assert } from "#core/assert.ts";
import type { Connection } from "#core/connections/connection.ts";
import type { Result } from "#core/result.ts";
import type {
  AskUserCode,
  ConnectorProblem,
  Delivered,
  ExternalCoding,
  NeededChoice,
} from "../connectors/connector.ts";
import type { DeliveryDetail } from "./delivery-detail.ts";
import type { DeliveryNote } from "./delivery-note.ts";
import { type DeliveryPatience, laterBy, pauseSeconds } from "./delivery-states.ts";

export interface StepFacts {
  readonly detail: DeliveryDetail;
  readonly now: Date;
  readonly timeoutSeconds: number;
  readonly patience: DeliveryPatience;
}

/** What the answer to a sending makes of its row: one of delivered, waiting, interrupted, rejected, unknown. */
export function afterSending(result: Result<Delivered, ConnectorProblem>, facts: StepFacts): DeliveryNote {
  if (result.ok) return deliveredNote(result.value, facts);
  const { problem } = result;
  const { now, detail } = facts;
  // Every other answer than unknown says that nothing of this try can still land.
  const settled = { ...detail, mayLandUntil: null, looks: 0 };
  switch (problem.next) {
    case "unknown":
      return unknownNote(`delivery.${problem.reason}`, facts);
    case "retryLater":
      return putOffNote({ ...problem, state: "waiting", detail: settled }, now);
    case "signInAgain":
      return interruptedNote(`connection.${problem.reason}`, settled);
    case "needsChoice":
      return choiceNote(problem.choices, settled);
    case "askUser":
      return RETRIED_CODES.has(problem.code)
        ? hourlyNote(problem.code, problem.theirMessage, settled, now)
        : rejectedNote(problem.code, problem.theirMessage, settled);
  }
}

/** Held back by something over there that somebody may lift at any time; we hear of it only by trying again. */
const RETRIED_CODES: ReadonlySet<AskUserCode> = new Set<AskUserCode>([
  "delivery.periodLocked",
  "delivery.companyNotReady",
  "delivery.accessMissing",
]);

export function deliveredNote(delivered: Delivered, { detail, now, patience }: StepFacts): DeliveryNote {
  const { differenceCents, vatDifferenceCents } = delivered;
  return {
    state: detail.wasUnknown ? "checking" : "delivered",
    notBefore: laterBy(now, patience.lateLookSeconds),
    detail: { ...detail, mayLandUntil: null, looks: 0, putOff: 0, answerHash: delivered.answerHash },
    shown: {
      externalId: delivered.externalId,
      externalNumber: delivered.externalNumber,
      answerHash: delivered.answerHash,
      deliveredAt: now.toISOString(),
      differenceCents,
      reason: reasonOfDifference(differenceCents, vatDifferenceCents),
    },
  };
}

export function reasonOfDifference(differenceCents: number, vatDifferenceCents: number): string | null {
  if (differenceCents !== 0) return "delivery.totalDiffers";
  return vatDifferenceCents === 0 ? null : "delivery.vatDiffers";
}

/** Sent, and heard nothing: nothing is done before the request can no longer land. */
export function unknownNote(
  reason: string,
  { detail, now, timeoutSeconds, patience }: StepFacts,
): DeliveryNote {
  const mayLandUntil = laterBy(now, timeoutSeconds + patience.landingSeconds);
  return {
    state: "unknown",
    notBefore: mayLandUntil,
    detail: { ...detail, mayLandUntil, wasUnknown: true, looks: 0 },
    shown: { reason, waitsUntil: mayLandUntil },
  };
}

/** Later again. What they say is obeyed; where they say nothing, the pauses grow. */
export function putOffNote(
  {
    afterSeconds,
    reason,
    state,
    detail,
  }: Pick<Extract<ConnectorProblem, { next: "retryLater" }>, "afterSeconds" | "reason"> & {
    readonly state: "waiting" | "unknown" | "checking";
    readonly detail: DeliveryDetail;
  },
  now: Date,
): DeliveryNote {
  const seconds =
    reason === "tooManyRequests" ? afterSeconds : Math.max(afterSeconds, pauseSeconds(detail.putOff));
  const notBefore = laterBy(now, seconds);
  return {
    state,
    notBefore,
    detail: { ...detail, putOff: detail.putOff + 1 },
    laneRestsUntil: laterBy(now, afterSeconds),
    // What arrived stays arrived, whatever keeps us from looking at it again.
    shown: state === "checking" ? null : { reason: `delivery.${reason}`, waitsUntil: notBefore },
  };
}

/** Every further row of the connection would be refused too, so the connection itself says it. */
export const interruptedNote = (reason: string, detail: DeliveryDetail): DeliveryNote => ({
  state: "interrupted",
  detail,
  shown: { reason },
  changeConnection: (connection) =>
    connection.state === "connected" ? { ...connection, state: "interrupted", reason } : connection,
});

export const rejectedNote = (reason: string, theirMessage: string, detail: DeliveryDetail): DeliveryNote => ({
  state: "rejected",
  detail,
  shown: { reason, theirMessage: theirMessage === "" ? null : theirMessage.slice(0, 500) },
});

const HOUR_SECONDS = 3_600;

function hourlyNote(reason: string, theirMessage: string, detail: DeliveryDetail, now: Date): DeliveryNote {
  const notBefore = laterBy(now, HOUR_SECONDS);
  return {
    state: "waiting",
    notBefore,
    detail,
    shown: {
      reason,
      theirMessage: theirMessage === "" ? null : theirMessage.slice(0, 500),
      waitsUntil: notBefore,
    },
  };
}

/** Waits for a number that is given over there. */
export const saleNotNumberedNote = (detail: DeliveryDetail, now: Date): DeliveryNote =>
  hourlyNote("delivery.saleNotNumbered", "", detail, now);

function choiceNote(choices: readonly NeededChoice[], detail: DeliveryDetail): DeliveryNote {
  assert(choices.length > 0, "a choice that is needed is named");
  const undecidedVat = choices.map(({ vat }) => vat);
  return {
    state: "choice",
    detail: { ...detail, undecidedVat },
    shown: { reason: "vatChoice" },
    changeConnection: (connection) => ({
      ...connection,
      undecidedVat: [...new Set([...connection.undecidedVat, ...undecidedVat])].slice(0, 30),
      codings: withCodings(
        connection.codings,
        choices.flatMap(({ candidates }) => candidates),
      ),
    }),
  };
}

/** What can be chosen must stand among what the connection lists. */
function withCodings(known: Connection["codings"], candidates: readonly ExternalCoding[]) {
  const ids = new Set(known.map(({ id }) => id));
  const added = candidates.filter(({ externalId }) => !ids.has(externalId)).map(toConnectionCoding);
  return [...new Map([...known, ...added].map((coding) => [coding.id, coding])).values()].slice(0, 500);
}

export const toConnectionCoding = ({ externalId, name, rateBasisPoints }: ExternalCoding) => ({
  id: externalId,
  name: name.slice(0, 200),
  rateBasisPoints,
});
