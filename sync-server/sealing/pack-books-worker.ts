import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setImmediate as nextTurn } from "node:timers/promises";
import { promisify } from "node:util";
import { parentPort } from "node:worker_threads";
import { deflateRaw, inflateRawSync } from "node:zlib";
import { assert } from "#core/assert.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { voucherDigest } from "#core/replication/voucher-digest.ts";
import { sealClosingPeriod } from "#core/seals/closing-seal.ts";
import { lastNumbersIn } from "#core/seals/entry-numbers.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { type LiveSeals, sealLiveBooks } from "#core/seals/live-seals.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import type { BooksToPack, PackingWorkerHears, PackingWorkerSays } from "./open-packing.ts";
import { warmUpBooks, warmUpVouchers } from "./warm-up-books.ts";

const port = parentPort;
assert(port !== null, "the packing of a period is a thread");
const deflate = promisify(deflateRaw);
const say = (said: PackingWorkerSays, transfer: readonly ArrayBuffer[] = []) =>
  port.postMessage(said, [...transfer]);
/** Those that were handed over since the last seals were packed. */
let vouchers: Voucher[] = [];
let digests = new Map<string, bigint>();

/** Somebody waits: what is left of the warming up is not done. */
let isWanted = false;

port.on("message", (heard: PackingWorkerHears) => {
  if (heard.kind === "warmUp") return void warmUp();
  isWanted = true;
  if (heard.kind === "vouchers") heard.bodies.forEach(read);
  else if (heard.kind === "books") void pack(heard.books);
});

/** Packs books of nobody a few times: a first month would otherwise take twice the processor time, most of it to compile. */
async function warmUp(): Promise<void> {
  for (let round = 0; round < WARM_UP_ROUNDS; round += 1) {
    await nextTurn();
    if (isWanted) return;
    warmUpVouchers(randomUUID).forEach(read);
    seal(warmUpBooks, () => {});
  }
}

/** Reads a voucher, and all that can be done with it alone, while the next ones are fetched. */
function read(body: string): void {
  const voucher = JSON.parse(body) as Voucher;
  vouchers.push(voucher);
  digests.set(voucher.id, voucherDigest(voucher, nativeSha256Hex));
}

async function pack(books: BooksToPack): Promise<void> {
  const deflatedByHash = new Map<string, Promise<Uint8Array>>();
  // Deflating takes as long as all the rest, and another thread: in one go, for this one has no time to look after it.
  const seals = seal(
    books,
    (hash, bytes) =>
      void deflatedByHash.set(hash, deflate(bytes, { chunkSize: Math.max(bytes.length, CHUNK_BYTES_MIN) })),
  );
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

/** Seals the vouchers that were handed over, which then are no longer here. */
function seal(
  { parties, importedLines, isClosing, ...books }: BooksToPack,
  keepBody: (hash: string, bytes: Uint8Array) => void,
): LiveSeals {
  const linesBySlice = new Map<string, LedgerColumns[]>();
  for (const { slice, deflated } of importedLines) {
    const lines = decodeLines(new Uint8Array(inflateRawSync(deflated)));
    linesBySlice.set(slice, [...(linesBySlice.get(slice) ?? []), lines]);
  }
  const partyById = new Map(parties.map((party) => [party.id, party]));
  const digestById = digests;
  const toSeal = {
    ...books,
    party: (id: string) => partyById.get(id) ?? null,
    vouchers: vouchers.filter(({ closing }) => (closing === true) === isClosing),
    imported: new Map(
      [...linesBySlice].map(([slice, lines]) => [slice, lastNumbersIn(lines, books.company)]),
    ),
    hashOf: nativeSha256Hex,
    digestOf: ({ id }: Voucher) => digestById.get(id)!,
  };
  vouchers = [];
  digests = new Map();
  return isClosing
    ? sealClosingPeriod({ ...toSeal, closingDay: books.through }, keepBody)
    : sealLiveBooks(toSeal, keepBody);
}

const CHUNK_BYTES_MIN = 1024;
const WARM_UP_ROUNDS = 8;
