import { once } from "node:events";
import { promisify } from "node:util";
import { parentPort } from "node:worker_threads";
import { deflateRaw, inflateRawSync } from "node:zlib";
import { assert } from "#core/assert.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { voucherDigest } from "#core/replication/voucher-digest.ts";
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
const say = (said: PackingWorkerSays, transfer: readonly ArrayBuffer[] = []) =>
  port.postMessage(said, [...transfer]);
/** Those that were handed over since the last seals were packed. */
let vouchers: Voucher[] = [];
let digests = new Map<string, bigint>();

port.on("message", (heard: PackingWorkerHears) => {
  if (heard.kind === "vouchers") heard.bodies.forEach(read);
  else if (heard.kind === "books") void pack(heard.books);
});

/** Reads a voucher, and all that can be done with it alone, while the next ones are fetched. */
function read(body: string): void {
  const voucher = JSON.parse(body) as Voucher;
  vouchers.push(voucher);
  digests.set(voucher.id, voucherDigest(voucher, nativeSha256Hex));
}

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
    digestOf: ({ id }: Voucher) => digests.get(id)!,
  };
  // Deflating takes as long as all the rest, and another thread: in one go, for this one has no time to look after it.
  const keepBody = (hash: string, bytes: Uint8Array) =>
    void deflatedByHash.set(hash, deflate(bytes, { chunkSize: Math.max(bytes.length, CHUNK_BYTES_MIN) }));
  const seals = isClosing
    ? sealClosingPeriod({ ...toSeal, closingDay: books.through }, keepBody)
    : sealLiveBooks(toSeal, keepBody);
  vouchers = [];
  digests = new Map();
  let isKept: Promise<unknown> = Promise.resolve();
  for (const [hash, deflating] of deflatedByHash) {
    const deflated = new Uint8Array(await deflating);
    // One body at a time is on its way: a slow disk's server must not gather them all.
    await isKept;
    isKept = once(port!, "message");
    say({ kind: "body", hash, deflated }, [deflated.buffer]);
  }
  await isKept;
  say({ kind: "packed", seals });
}

const CHUNK_BYTES_MIN = 1024;
