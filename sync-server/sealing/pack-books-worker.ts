import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { assert } from "#core/assert.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { sealClosingPeriod } from "#core/seals/closing-seal.ts";
import { lastNumbersIn } from "#core/seals/entry-numbers.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { sealLiveBooks } from "#core/seals/live-seals.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { BooksToPack, PackingWorkerSays } from "./pack-books.ts";

const port = parentPort;
assert(port !== null, "the packing of a period is a thread");
const say = (said: PackingWorkerSays) => port.postMessage(said);
const { parties, vouchers, importedLines, isClosing, ...books } = workerData as BooksToPack;

const linesBySlice = new Map<string, LedgerColumns[]>();
for (const { slice, deflated } of importedLines) {
  const lines = decodeLines(new Uint8Array(inflateRawSync(deflated)));
  linesBySlice.set(slice, [...(linesBySlice.get(slice) ?? []), lines]);
}
const partyById = new Map(parties.map((party) => [party.id, party]));
const bodies = new Map<string, Uint8Array>();
const toSeal = {
  ...books,
  party: (id: string) => partyById.get(id) ?? null,
  vouchers: vouchers.map((body) => JSON.parse(body) as Voucher),
  imported: new Map([...linesBySlice].map(([slice, lines]) => [slice, lastNumbersIn(lines, books.company)])),
};
const keepBody = (hash: string, bytes: Uint8Array) => void bodies.set(hash, bytes);
const seals = isClosing
  ? sealClosingPeriod({ ...toSeal, closingDay: books.through }, keepBody)
  : sealLiveBooks(toSeal, keepBody);
for (const [hash, bytes] of bodies) {
  const isKept = once(port, "message");
  say({ kind: "body", hash, deflated: deflateRawSync(bytes) });
  // One body at a time is on its way: a slow disk's server must not gather them all.
  await isKept;
}
say({ kind: "packed", seals });
port.close();
