import type { DocumentChange } from "#core/commands/command-module.ts";
import type { Connection } from "#core/connections/connection.ts";
import { newDelivery, travelsTo } from "../delivery/new-delivery.ts";
import { listDocuments } from "../storage/documents.ts";
import type { CommandBatch } from "./command-batch.ts";

const CONNECTIONS_MAX = 100;

export type PlannedDelivery = ReturnType<typeof newDelivery>;

/** What a command that approves something sends on its way: a delivery for each connection that wants the voucher. */
export async function planDeliveries(
  { tx, companyId, facts, decidedAt }: CommandBatch,
  changes: readonly DocumentChange[],
): Promise<readonly PlannedDelivery[]> {
  const approved = changes.flatMap(({ collection, id, after }) => {
    if (collection !== "vouchers" || after?.state !== "approved") return [];
    return facts.seenBy(null).get("vouchers", id)?.state === "approved" ? [] : [after];
  });
  if (approved.length === 0) return [];
  const connections = await listDocuments(tx, {
    companyId,
    collection: "connections",
    limit: CONNECTIONS_MAX,
  });
  return approved.flatMap((voucher) =>
    connections.flatMap(({ body }) => {
      const connection = body as Connection;
      return travelsTo(connection, voucher) ? [newDelivery(companyId, connection, voucher, decidedAt)] : [];
    }),
  );
}
