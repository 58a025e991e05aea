import { once } from "node:events";
import { promisify } from "node:util";
import { parentPort } from "node:worker_threads";
import { deflateRaw, inflateRawSync } from "node:zlib";
import { assert } from "#core/assert.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { sealClosingPeriod } from "#core/seals/closing-seal.ts";
import { lastNumbersIn } from "#core/seals/entry-numbers.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { sealLiveBooks } from "#core/seals/live-seals.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import type { BooksToPack, PackingWorkerHears, PackingWorkerSays } from "./open-packing.ts";

const port = parentPort;
assert(port !== null, "the packing of a period is a thread");
const deflate = promisify(deflateRaw);
const say = (said: PackingWorkerSays) => port.postMessage(said);
const vouchers: Voucher[] = [];

port.on("message", (heard: PackingWorkerHears) => {
  // Those read so far are read while the next ones are fetched.
  if (heard.kind === "vouchers") for (const body of heard.bodies) vouchers.push(JSON.parse(body) as Voucher);
  else if (heard.kind === "books") void pack(heard.books);
});

async function pack({ parties, importedLines, isClosing, ...books }: BooksToPack): Promise<void> {
  const linesBySlice = new Map<string, LedgerColumns[]>();
  for (const { slice, deflated } of importedLines) {
    const lines = decodeLines(new Uint8Array(inflateRawSync(deflated)));
    linesBySlice.set(slice, [...(linesBySlice.get(slice) ?? []), lines]);
  }
  const partyById = new Map(parties.map((party) => [party.id, party]));
  const deflatedByHash = new Map<string, Promise<Uint8Array>>();
  const toSeal = {
    ...books,
    party: (id: string) => partyById.get(id) ?? null,
    vouchers: vouchers.filter(({ closing }) => (closing === true) === isClosing),
    imported: new Map(
      [...linesBySlice].map(([slice, lines]) => [slice, lastNumbersIn(lines, books.company)]),
    ),
    hashOf: nativeSha256Hex,
  };
  // Deflating takes as long as all the rest, and another thread.
  const keepBody = (hash: string, bytes: Uint8Array) => void deflatedByHash.set(hash, deflate(bytes));
  const seals = isClosing
    ? sealClosingPeriod({ ...toSeal, closingDay: books.through }, keepBody)
    : sealLiveBooks(toSeal, keepBody);
  for (const [hash, deflated] of deflatedByHash) {
    say({ kind: "body", hash, deflated: await deflated });
    // One body at a time is on its way: a slow disk's server must not gather them all.
    await once(port!, "message");
  }
  say({ kind: "packed", seals });
  port!.close();
}
