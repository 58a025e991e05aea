import type { Connection } from "#core/connections/connection.ts";
import { toStored } from "#server/commands/to-stored.ts";
import type { Services } from "#server/services.ts";
import { nextRevisions } from "#server/storage/company-revisions.ts";
import { writeDocument } from "#server/storage/documents.ts";

/** A connection as it stands once somebody has consented over there; what is not said is a connected one. */
export async function connect(
  { storage }: Services,
  companyId: string,
  id: string,
  rest: Partial<Connection> = {},
): Promise<void> {
  const connection: Connection = {
    id,
    system: "visma",
    state: "connected",
    reason: null,
    connectedAt: "2026-01-01T08:00:00.000Z",
    connectedBy: "Anna",
    theirCompany: "Atelier Lumen",
    theirUser: null,
    fromDay: "2026-01-01",
    codingByVat: {},
    codings: [],
    undecidedVat: [],
    acts: {},
    ...rest,
  };
  await storage.write(async (tx) => {
    const { last } = await nextRevisions(tx, companyId, 1);
    await writeDocument(tx, toStored(companyId, "connections", id, connection, last));
  });
}
