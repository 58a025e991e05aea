/**
 * The states of a row of the outbox. A row that waits for somebody's choice ("choice") or is looked at once more after
 * a lost answer ("checking") shows as waiting or delivered on screens.
 */
export const outboxStates = [
  "waiting",
  "sending",
  "unknown",
  "choice",
  "interrupted",
  "rejected",
  "checking",
  "delivered",
  "reconciled",
] as const;
export type OutboxState = (typeof outboxStates)[number];

/** A row left in "sending" is due when its lease has run out: whoever sent it was killed before the answer. */
export const DUE_STATES: readonly OutboxState[] = ["waiting", "sending", "unknown", "checking"];

/** The voucher is over there: the rest of its chain may follow. */
export const ARRIVED_STATES: readonly OutboxState[] = ["checking", "delivered", "reconciled"];

/** Times of the job, in seconds; a test or a demonstration may be less patient. */
export interface DeliveryPatience {
  /** How long one row may be worked on before another process takes it. */
  readonly leaseSeconds: number;
  /** How much longer than their time-out a request may take to land. */
  readonly landingSeconds: number;
  /** Between two looks for a reference that was not found: their lists may lag behind their writes. */
  readonly secondLookSeconds: number;
  /** After a delivery that was once unknown, when to look for a late double. */
  readonly lateLookSeconds: number;
  /** Between two looks at the outbox, beside those after each commit. */
  readonly tickSeconds: number;
}

/** All times from the one that says how patient the whole is: how long a request may still land. */
export const patienceOf = (landingSeconds: number): DeliveryPatience => ({
  leaseSeconds: Math.max(3, landingSeconds / 2),
  landingSeconds,
  secondLookSeconds: landingSeconds / 4,
  lateLookSeconds: landingSeconds * 30,
  tickSeconds: Math.min(5, landingSeconds / 4),
});

/** Two minutes, a look again after an hour. */
export const deliveryPatience = patienceOf(120);

/** How long a row is worked on at most: so much before its lease ends that no request of ours begins after it. */
export const workSeconds = ({ leaseSeconds }: DeliveryPatience): number => leaseSeconds * 0.75;

/** Growing pauses between tries that were put off, in seconds. */
const PAUSES_SECONDS = [60, 300, 900, 3_600];

export const pauseSeconds = (putOff: number): number =>
  PAUSES_SECONDS[Math.min(putOff, PAUSES_SECONDS.length - 1)] ?? 3_600;

export const laterBy = (now: Date, seconds: number): string =>
  new Date(now.getTime() + seconds * 1_000).toISOString();
