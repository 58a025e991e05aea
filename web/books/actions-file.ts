import { z } from "zod";
import { commandEnvelopeSchema } from "#core/commands/command.ts";
import { ok, type Result, refuse } from "#core/result.ts";

/**
 * Acts that were saved before their device was left, in a file that a passphrase opens. It begins with a mark, the salt
 * and the rounds of PBKDF2; then come frames, each its length and its AES-GCM ciphertext. A frame's number is its nonce,
 * since each file has a key of its own, and the last frame says that it is the last: nothing can be cut off unseen.
 */
const MARK = new TextEncoder().encode("CAHIER-ACTIONS-1");
const SALT_BYTES = 16;
const HEAD_BYTES = MARK.length + SALT_BYTES + 4;
const LENGTH_BYTES = 4;
const NONCE_BYTES = 12;
/** What OWASP's Password Storage Cheat Sheet asks of PBKDF2 with SHA-256. */
const ROUNDS = 600_000;
const ROUNDS_MAX = 2_000_000;

const aboutSchema = z.strictObject({ kind: z.literal("about"), user: z.string(), madeAt: z.string() });
const actSchema = z.strictObject({
  command: commandEnvelopeSchema,
  images: z.array(z.unknown()),
  /** What the server had said of it before a backup was restored, null where it had not; absent from whatever was made since. */
  before: z.unknown().optional(),
});
const frameSchema = z.discriminatedUnion("kind", [
  aboutSchema,
  z.strictObject({ kind: z.literal("acts"), acts: z.array(actSchema) }),
  z.strictObject({ kind: z.literal("end"), count: z.int().min(0) }),
]);
type Frame = z.infer<typeof frameSchema>;

/** An act with what it changed when it was made. */
export type SavedAct = z.infer<typeof actSchema>;

export type ActionsFileProblem = "notActions" | "wrongPassphrase" | "cut" | "ofAnother";

export async function writeActionsFile(
  passphrase: string,
  about: { readonly user: string; readonly madeAt: string },
  batches: AsyncIterable<readonly SavedAct[]>,
): Promise<{ readonly file: Blob; readonly count: number }> {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const head = new Uint8Array(HEAD_BYTES);
  head.set(MARK);
  head.set(salt, MARK.length);
  new DataView(head.buffer).setUint32(MARK.length + SALT_BYTES, ROUNDS);
  const key = await keyFrom(passphrase, salt, ROUNDS);
  // The browser may keep the parts of a blob on disk: only one frame has to fit in memory.
  const parts: Blob[] = [new Blob([head])];
  const add = async (frame: Frame) => {
    const sealed = await crypto.subtle.encrypt(
      { name: "AES-GCM", iv: nonceOf(parts.length), additionalData: head },
      key,
      new TextEncoder().encode(JSON.stringify(frame)),
    );
    const length = new Uint8Array(LENGTH_BYTES);
    new DataView(length.buffer).setUint32(0, sealed.byteLength);
    parts.push(new Blob([length, sealed]));
  };
  await add({ kind: "about", ...about });
  let count = 0;
  for await (const acts of batches) {
    await add({ kind: "acts", acts: [...acts] });
    count += acts.length;
  }
  await add({ kind: "end", count });
  return { file: new Blob(parts, { type: "application/octet-stream" }), count };
}

/** Reads all of it before anything is answered: of a file that was cut nothing is taken. */
export async function readActionsFile(
  file: Blob,
  passphrase: string,
  user: string,
): Promise<Result<readonly SavedAct[], { readonly code: ActionsFileProblem }>> {
  const head = await bytesOf(file, 0, HEAD_BYTES);
  if (head === null || MARK.some((byte, index) => head[index] !== byte))
    return refuse({ code: "notActions" });
  const rounds = new DataView(head.buffer).getUint32(MARK.length + SALT_BYTES);
  if (rounds === 0 || rounds > ROUNDS_MAX) return refuse({ code: "notActions" });
  const key = await keyFrom(passphrase, head.slice(MARK.length, MARK.length + SALT_BYTES), rounds);
  const acts: SavedAct[] = [];
  for (let number = 1, offset = HEAD_BYTES; ; number += 1) {
    const lengthBytes = await bytesOf(file, offset, LENGTH_BYTES);
    if (lengthBytes === null) return refuse({ code: "cut" });
    const length = new DataView(lengthBytes.buffer).getUint32(0);
    const sealed = await bytesOf(file, offset + LENGTH_BYTES, length);
    if (sealed === null) return refuse({ code: "cut" });
    const plain = await crypto.subtle
      .decrypt({ name: "AES-GCM", iv: nonceOf(number), additionalData: head }, key, sealed)
      .catch(() => null);
    if (plain === null) return refuse({ code: number === 1 ? "wrongPassphrase" : "cut" });
    const frame = frameSchema.parse(JSON.parse(new TextDecoder().decode(plain)));
    if (frame.kind === "about" && frame.user !== user) return refuse({ code: "ofAnother" });
    if (frame.kind === "acts") acts.push(...frame.acts);
    if (frame.kind === "end") return frame.count === acts.length ? ok(acts) : refuse({ code: "cut" });
    offset += LENGTH_BYTES + length;
  }
}

/** The same letters typed on another keyboard may be other code points: they are made one first. */
async function keyFrom(
  passphrase: string,
  salt: Uint8Array<ArrayBuffer>,
  iterations: number,
): Promise<CryptoKey> {
  const bytes = new TextEncoder().encode(passphrase.normalize("NFKC"));
  const base = await crypto.subtle.importKey("raw", bytes, "PBKDF2", false, ["deriveKey"]);
  return crypto.subtle.deriveKey(
    { name: "PBKDF2", hash: "SHA-256", salt, iterations },
    base,
    { name: "AES-GCM", length: 256 },
    false,
    ["encrypt", "decrypt"],
  );
}

function nonceOf(number: number): Uint8Array<ArrayBuffer> {
  const nonce = new Uint8Array(NONCE_BYTES);
  new DataView(nonce.buffer).setUint32(NONCE_BYTES - 4, number);
  return nonce;
}

async function bytesOf(file: Blob, offset: number, length: number): Promise<Uint8Array<ArrayBuffer> | null> {
  if (offset + length > file.size) return null;
  return new Uint8Array(await file.slice(offset, offset + length).arrayBuffer());
}
