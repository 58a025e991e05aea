import type { Delivery } from "#core/connections/connection.ts";
import type { Fate } from "#web/books/books.ts";

/** The mark in the margin for how far a sending has got. */
export const fateByDelivery: Readonly<Record<Delivery["state"], Fate>> = {
  waiting: "onServer",
  interrupted: "onServer",
  sending: "sent",
  unknown: "sent",
  delivered: "received",
  reconciled: "reconciled",
  rejected: "refused",
};

const placeByState: Readonly<Record<Delivery["state"], number>> = {
  rejected: 0,
  interrupted: 2,
  unknown: 3,
  waiting: 4,
  sending: 5,
  delivered: 6,
  reconciled: 7,
};

/** What arrived and is all the same to be looked at, such as one that vanished there, stands right after the refused. */
const placeOf = ({ state, reason }: Delivery): number =>
  reason !== null && placeByState[state] >= placeByState.delivered ? 1 : placeByState[state];

const lastAt = ({ history }: Delivery): string => history.at(-1)?.at ?? "";

/** Those that need somebody first, then those on their way, then the latest arrived. */
export const inOrderOfNeed = (deliveries: readonly Delivery[]): readonly Delivery[] =>
  [...deliveries].sort(
    (one, other) => placeOf(one) - placeOf(other) || (lastAt(one) < lastAt(other) ? 1 : -1),
  );

/** Whether somebody may ask for it to be sent again now. */
export const mayRetry = ({ state, reason }: Delivery): boolean =>
  state === "waiting" || state === "rejected" || reason === "delivery.missing";
