import { isUtf8 } from "node:buffer";
import { once } from "node:events";
import { parentPort, workerData } from "node:worker_threads";
import { inflateRawSync } from "node:zlib";
import { assert } from "#core/assert.ts";
import type { FecPlan } from "#core/exports/fec-plan.ts";
import { outlineImported } from "#core/exports/fec-shares.ts";
import type { FecSource } from "#core/exports/fec-source.ts";
import { writeFec } from "#core/exports/write-fec.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import type { FecAnswer, FecQuestions, FecWorkerHears, FecWorkerSays } from "./open-fec-export.ts";

const port = parentPort;
assert(port !== null, "the writer of a FEC is a thread");
const say = (said: FecWorkerSays, transfer: readonly ArrayBuffer[] = []) =>
  port.postMessage(said, [...transfer]);
const plan = workerData as FecPlan;

const waiting = new Map<number, (answer: unknown) => void>();
let asked = 0;
port.on("message", (heard: FecWorkerHears) => {
  if (heard.kind !== "answer") return;
  waiting.get(heard.id)?.(heard.value);
  waiting.delete(heard.id);
});

function ask<Name extends keyof FecQuestions>(
  name: Name,
  about: Parameters<FecQuestions[Name]>[0],
): Promise<FecAnswer<Name>> {
  asked += 1;
  const id = asked;
  return new Promise((resolve) => {
    waiting.set(id, (answer) => resolve(answer as FecAnswer<Name>));
    say({ kind: "question", id, name, about });
  });
}

const source: FecSource = {
  readBody: async ({ hash, byteLength }) => {
    const bytes = new Uint8Array(inflateRawSync(await ask("readDeflated", hash)));
    const isSealed = bytes.length === byteLength && nativeSha256Hex(bytes) === hash;
    // No file may be made of bytes that are not those that were validated.
    if (!isSealed) throw new Error(`The sealed body ${hash} is not as it was validated.`);
    return bytes;
  },
  toText: (bytes) =>
    isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString() : null,
  readLive: (day) => ask("readLive", day),
  readParties: (ids) => ask("readParties", ids),
  readMatchings: (claims) => ask("readMatchings", claims),
  readVouchers: (ids) => ask("readVouchers", ids),
};

const outline = await outlineImported(plan, source);
let isWanted = next();
say({ kind: "outlined", notValidated: outline.notValidated });
await isWanted;

const encoder = new TextEncoder();
const writing = writeFec(plan, outline, source);
for (;;) {
  const written = await writing.next();
  if (written.done) {
    say({ kind: "written", content: written.value });
    break;
  }
  const bytes = encoder.encode(written.value);
  isWanted = next();
  say({ kind: "piece", bytes }, [bytes.buffer]);
  // A reader that is slow must not make the file gather in memory.
  await isWanted;
}
port.close();

/** Resolves once more is wanted. */
async function next(): Promise<void> {
  for (;;) {
    const [heard] = (await once(port!, "message")) as [FecWorkerHears];
    if (heard.kind === "next") return;
  }
}
