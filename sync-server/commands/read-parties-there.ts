import { type ImportedParty, numberOf } from "#core/imports/imported-parties.ts";
import type { Party } from "#core/parties/party.ts";
import { readDocuments } from "../storage/documents.ts";
import { partiesOfNumbers } from "../storage/party-numbers.ts";
import type { ReadTx } from "../storage/storage.ts";

/** The parties of a company that bear an id or a number which one of a file's would get. */
export async function readPartiesThere(
  tx: ReadTx,
  companyId: string,
  parties: readonly ImportedParty[],
): Promise<readonly Party[]> {
  const holders = await partiesOfNumbers(tx, { companyId, numbers: parties.map(numberOf) });
  const ids = [...new Set([...parties.map(({ id }) => id), ...holders])];
  const found = await readDocuments(tx, { companyId, collection: "parties", ids });
  return found.filter(({ deleted }) => !deleted).map(({ body }) => body as Party);
}
