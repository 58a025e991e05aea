import { isUnderWay } from "#core/connections/connection.ts";
import { notSentReason } from "#core/connections/travels-to.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { NotSent, NotSentCount, ShownConnection } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";
import { deliveriesOf, isPending } from "./voucher-fate.ts";

/** The links, each with what is on its way: counted here, so that it never contradicts the sendings shown beside it. */
export const connectionsOf = ({ view, derived }: OpenCompany): readonly ShownConnection[] =>
  derived("connections", () => countUnderWay(view), ["deliveries", "connections"]);

function countUnderWay(view: OpenCompany["view"]): readonly ShownConnection[] {
  const counts = new Map<string, number>();
  for (const delivery of view.list("deliveries"))
    if (isUnderWay(delivery)) counts.set(delivery.connection, (counts.get(delivery.connection) ?? 0) + 1);
  return [...view.list("connections")].map((connection) => ({
    ...connection,
    waitingCount: counts.get(connection.id) ?? 0,
  }));
}

/** The link that an approved voucher has no way to, and why; null where nothing is to be explained. */
export function notSentOf(open: OpenCompany, voucher: Voucher): NotSent | null {
  // Its day is the server's to give: until then nothing can be said of it.
  if (voucher.state !== "approved" || isPending(open, voucher.id)) return null;
  const sentTo = new Set(deliveriesOf(open, voucher.id).map(({ connection }) => connection));
  for (const connection of open.view.list("connections")) {
    const reason = sentTo.has(connection.id) ? null : notSentReason(connection, voucher);
    if (reason !== null) return { connection: connection.id, reason, fromDay: connection.fromDay };
  }
  return null;
}

/** How many approved vouchers have no way to a link; `from` asks only for those dated from a day on. */
export function countNotSent(
  open: OpenCompany,
  { connection: id, from }: { readonly connection: string; readonly from: string },
): NotSentCount {
  const connection = open.view.get("connections", id);
  let [beforeFirstDay, notLinked, fromThen] = [0, 0, 0];
  let firstDay: string | null = null;
  for (const voucher of connection === null ? [] : open.view.list("vouchers")) {
    const notSent = notSentOf(open, voucher);
    if (notSent?.connection !== id) continue;
    if (notSent.reason === "beforeFirstDay") beforeFirstDay += 1;
    else notLinked += 1;
    if (voucher.day >= from) fromThen += 1;
    if (firstDay === null || voucher.day < firstDay) firstDay = voucher.day;
  }
  return { beforeFirstDay, notLinked, fromThen, firstDay };
}
