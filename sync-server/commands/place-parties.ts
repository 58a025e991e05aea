import { assert } from "#core/assert.ts";
import type { Changes, DocumentChange, Problem } from "#core/commands/command-module.ts";
import { nextPartyNumber, partyNumberPrefix } from "#core/parties/next-party-number.ts";
import { movedParty } from "#core/parties/party.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import { partyNumbersLike, partyOfNumber } from "../storage/party-numbers.ts";
import type { ReadTx } from "../storage/storage.ts";

/**
 * Sees to it that no two parties of a company get the same number. One that somebody typed is refused when it is
 * taken; one that was only proposed, offline and without knowing the others, is moved to the next free.
 */
export async function placeParties(
  tx: ReadTx,
  companyId: string,
  changes: Changes,
): Promise<Result<Changes, Problem>> {
  let documents: readonly DocumentChange[] = changes.documents;
  const given = new Map<string, string>();
  for (const { party: id, isProposed } of changes.toPlace ?? []) {
    const change = documents.find((one) => one.collection === "parties" && one.id === id);
    assert(change?.collection === "parties" && change.after, "only a party that is written is placed");
    const party = change.after;
    const { number } = party;
    const holder = given.get(number) ?? (await partyOfNumber(tx, { companyId, number }));
    if (holder === null || holder === id) {
      given.set(number, id);
      continue;
    }
    if (!isProposed) return refuse({ code: "party.numberTaken", number });
    const taken = await partyNumbersLike(tx, { companyId, prefix: partyNumberPrefix(party.role) });
    const after = movedParty(party, nextPartyNumber([...taken, ...given.keys()], party.role));
    given.set(after.number, id);
    documents = documents.map((one) => (one === change ? { ...change, after } : one));
  }
  return ok({ ...changes, documents });
}
