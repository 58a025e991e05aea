import { isUtf8 } from "node:buffer";
import { promisify } from "node:util";
import { parentPort } from "node:worker_threads";
import { inflateRaw } from "node:zlib";
import { assert } from "#core/assert.ts";
import type { FecPlan } from "#core/exports/fec-plan.ts";
import { outlineImported } from "#core/exports/fec-shares.ts";
import type { FecSource } from "#core/exports/fec-source.ts";
import { writeFec } from "#core/exports/write-fec.ts";
import { PIECE_ROOM_BYTES } from "#core/formats/fec/fec-writer.ts";
import type { SealBody } from "#core/seals/seal-header.ts";
import { nativeSha256Hex } from "../native-sha256.ts";
import {
  type FecAnswer,
  type FecQuestions,
  type FecWorkerHears,
  type FecWorkerSays,
  PIECES_AHEAD,
} from "./fec-thread.ts";

const inflate = promisify(inflateRaw);
const port = parentPort;
assert(port !== null, "the writer of a FEC is a thread");
const say = (said: FecWorkerSays) => port.postMessage(said);

const waiting = new Map<number, (answer: unknown) => void>();
let asked = 0;
/** How many pieces may still come, and who waits for that. */
let wanted = 0;
let wake = () => {};

port.on("message", (heard: FecWorkerHears) => {
  if (heard.kind === "plan") void write(heard.plan);
  else if (heard.kind === "next") {
    wanted += 1;
    wake();
  } else {
    waiting.get(heard.id)?.(heard.value);
    waiting.delete(heard.id);
  }
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

async function write(plan: FecPlan): Promise<void> {
  wanted = 0;
  const source: FecSource = {
    readBody: createBodyReader(plan),
    toText: (bytes) =>
      isUtf8(bytes) ? Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString() : null,
    readLive: (day) => ask("readLive", day),
    readParties: (ids) => ask("readParties", ids),
    readMatchings: (claims) => ask("readMatchings", claims),
    readVouchers: (ids) => ask("readVouchers", ids),
  };
  const outline = await outlineImported(plan, source);
  say({ kind: "outlined", notValidated: outline.notValidated });
  const writing = writeFec(plan, outline, source, createRooms());
  for (;;) {
    await isWanted();
    const written = await writing.next();
    if (written.done) {
      say({ kind: "written", content: written.value });
      return;
    }
    wanted -= 1;
    say({ kind: "piece", bytes: written.value });
  }
}

const rooms = Array.from(
  { length: PIECES_AHEAD },
  () => new Uint8Array(new SharedArrayBuffer(PIECE_ROOM_BYTES)),
);

/** One after the other and again: when a piece is wanted, the one that was written there before was let go. */
function createRooms(): () => Uint8Array {
  let turn = 0;
  return () => {
    turn += 1;
    return rooms[turn % rooms.length]!;
  };
}

async function isWanted(): Promise<void> {
  while (wanted === 0)
    await new Promise<void>((resolve) => {
      wake = resolve;
    });
}

/** How many bodies are fetched and inflated while another is written from: the two of a month. */
const BODIES_AHEAD = 2;

function createBodyReader({ imported, own }: FecPlan): FecSource["readBody"] {
  const bodies = [...imported, ...own].flatMap(({ lines, vouchers }) => [lines, vouchers]);
  const placeByHash = new Map(bodies.map(({ hash }, place) => [hash, place]));
  let begun = new Map<string, Promise<Buffer>>();
  const begin = ({ hash, byteLength }: SealBody): Promise<Buffer> => {
    const known = begun.get(hash);
    if (known !== undefined) return known;
    const inflated = ask("readDeflated", hash).then((deflated) =>
      inflate(deflated, { chunkSize: Math.max(byteLength, CHUNK_BYTES_MIN) }),
    );
    // It fails where it is waited for.
    inflated.catch(() => {});
    return inflated;
  };
  return async (body) => {
    const reading = begin(body);
    const from = placeByHash.get(body.hash)! + 1;
    const ahead = bodies.slice(from, from + BODIES_AHEAD);
    begun = new Map(ahead.map((one) => [one.hash, begin(one)]));
    const { buffer, byteOffset, length } = await reading;
    const bytes = new Uint8Array(buffer, byteOffset, length);
    const isSealed = bytes.length === body.byteLength && nativeSha256Hex(bytes) === body.hash;
    // No file may be made of bytes that are not those that were validated.
    if (!isSealed) throw new Error(`The sealed body ${body.hash} is not as it was validated.`);
    return bytes;
  };
}

const CHUNK_BYTES_MIN = 1024;
