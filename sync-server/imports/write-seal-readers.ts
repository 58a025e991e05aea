import { assert } from "#core/assert.ts";
import type { DocumentChange } from "#core/commands/command-module.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import type { CommandBatch } from "../commands/command-batch.ts";
import type { PreparedWork } from "../commands/decide-run.ts";
import {
  addBlobReader,
  insertBlobRecord,
  removeBlobReaders,
  WHOLE_COMPANY_ONLY,
} from "../storage/blob-records.ts";

/** Opens the bodies of written seals to whoever reads their slice, and closes those of seals that are gone. */
export async function writeSealReaders(
  { tx, companyId, facts, decidedAt }: CommandBatch,
  changes: readonly DocumentChange[],
  { file, period }: Pick<PreparedWork, "file" | "period">,
): Promise<void> {
  for (const { collection, id } of changes) {
    const before = collection === "seals" ? facts.seenBy(null).get("seals", id) : null;
    for (const { purpose, body } of before === null ? [] : sealedBodies(before))
      await removeBlobReaders(tx, { companyId, hash: body.hash, purpose });
  }
  for (const change of changes) {
    if (change.collection !== "seals" || change.after === null) continue;
    for (const { slice, purpose, body } of sealedBodies(change.after)) {
      const { hash, byteLength } = body;
      const storedLength = (file ?? period)?.storedLengthByBody.get(hash);
      assert(storedLength !== undefined, "the bodies of a new seal lie among the blobs");
      const record = { hash, byteLength, encoding: "deflate", storedLength, createdAt: decidedAt } as const;
      await insertBlobRecord(tx, record);
      await addBlobReader(tx, { companyId, hash, slice, purpose });
    }
  }
  for (const { collection, after } of changes) {
    if (collection !== "outcomes" || after?.type !== "import" || after.replaced === null) continue;
    for (const purpose of ["import", "importOfPatients"] as const)
      await removeBlobReaders(tx, { companyId, hash: after.replaced, purpose });
  }
  // The file itself stays readable to who reads everything: it is the proof of what was imported.
  if (file !== null)
    await addBlobReader(tx, {
      companyId,
      hash: file.hash,
      slice: WHOLE_COMPANY_ONLY,
      purpose: file.prepared.readers.hidesParties ? "importOfPatients" : "import",
    });
}

const sealedBodies = ({ parts }: SealHeader) =>
  parts.flatMap(({ slice, audience, content }) =>
    (content?.bodies ?? []).map((body) => ({
      slice,
      purpose: audience === "seesPatients" ? ("sealOfPatients" as const) : ("seal" as const),
      body,
    })),
  );
