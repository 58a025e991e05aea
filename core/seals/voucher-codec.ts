import { assert } from "../assert.ts";
import { canonicalJsonBytes } from "../canonical-json.ts";
import { utf8Decode, utf8Encode } from "../utf8.ts";
import { type BlockTable, createBlockReader, createBlockWriter, markOf } from "./body-blocks.ts";
import { createValueDecoder, type ValueDecoder } from "./value-decoder.ts";
import {
  type AddedFields,
  createValueEncoder,
  type FieldColumns,
  type ValueEncoder,
} from "./value-encoder.ts";
import type { ValueNode } from "./value-node.ts";
import { decodeFirstVouchers, isFirstVersion } from "./voucher-codec-first.ts";

/** A voucher as a seal keeps it: whole, its fields by name. */
export type VoucherRecord = Readonly<Record<string, unknown>>;

/**
 * A body of vouchers: the head below, blocks of bytes, and as canonical JSON its contents, which say of every field that any
 * voucher has in which blocks its values are, and how. So it holds whatever JSON can say, and a field is read without the others.
 */
const MAGIC = utf8Encode("CAHIERVO");
const VERSION = 2;
const HEAD_BYTES = 28;
const VERSION_AT = 8;
/** Of all that comes after it: a slip is refused at once, before anything is made of it. */
const MARK_AT = 12;
const MARKED_FROM = 16;
const BYTES_AT = 16;
const COUNT_AT = 20;
const CONTENTS_BYTES_AT = 24;

interface Contents {
  readonly blocks: BlockTable;
  readonly records: ValueNode;
  readonly words: ValueNode;
  readonly countWords: number;
}

/** With fields that sealing adds, by their names; what is undefined there adds none. */
export const encodeVouchers = (records: readonly VoucherRecord[], added: AddedFields = {}): Uint8Array =>
  toBody(records.length, (encoder) => encoder.encode(records, added));

/** The same bytes of so many vouchers that were never put together: a column for every field that any has. */
export const encodeVoucherFields = (count: number, fields: FieldColumns): Uint8Array =>
  toBody(count, (encoder) => encoder.encodeColumns(count, fields));

function toBody(count: number, encode: (encoder: ValueEncoder) => ValueNode): Uint8Array {
  const writer = createBlockWriter();
  const encoder = createValueEncoder(writer);
  const node = encode(encoder);
  const words = encoder.words();
  const { blocks, table } = writer.finish();
  const contents: Contents = { blocks: table, records: node, words, countWords: encoder.countWords() };
  const packed = canonicalJsonBytes(contents);
  const parts = [...blocks, packed];
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, HEAD_BYTES));
  const head = new DataView(bytes.buffer);
  bytes.set(MAGIC);
  head.setUint32(VERSION_AT, VERSION, true);
  head.setUint32(COUNT_AT, count, true);
  head.setUint32(CONTENTS_BYTES_AT, packed.length, true);
  head.setUint32(BYTES_AT, bytes.length, true);
  let at = HEAD_BYTES;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  head.setUint32(MARK_AT, markOf(bytes, MARKED_FROM), true);
  return bytes;
}

/** The vouchers of a body whose hash has been checked. A quicker reader of UTF-8, null where it is none, may be given. */
export function decodeVouchers(
  body: Uint8Array,
  toText?: (bytes: Uint8Array) => string | null,
): VoucherRecord[] {
  if (isFirstVersion(body)) return decodeFirstVouchers(body, toText);
  const { decoder, records } = openVouchers(body, toText);
  return decoder.decode(records, decoder.slots) as VoucherRecord[];
}

/** A body of this version, of which nothing has been read yet but its contents. Its mark says nothing new of what was hashed. */
export function openVouchers(
  body: Uint8Array,
  toText: (bytes: Uint8Array) => string | null = utf8Decode,
  looksAtMark = true,
): { readonly decoder: ValueDecoder; readonly records: ValueNode } {
  assert(
    body.length >= HEAD_BYTES && MAGIC.every((byte, at) => body[at] === byte),
    "the bytes are a body of vouchers",
  );
  const head = new DataView(body.buffer, body.byteOffset);
  assert(head.getUint32(VERSION_AT, true) === VERSION, "the body of vouchers is of a version we know");
  assert(head.getUint32(BYTES_AT, true) === body.length, "a body of vouchers is as long as its head says");
  assert(
    !looksAtMark || head.getUint32(MARK_AT, true) === markOf(body, MARKED_FROM),
    "a body of vouchers is as it was written",
  );
  const contentsAt = body.length - head.getUint32(CONTENTS_BYTES_AT, true);
  const text = toText(body.subarray(contentsAt));
  assert(text !== null, "the contents of a body of vouchers are UTF-8");
  const { blocks, ...contents } = JSON.parse(text) as Contents;
  const decoder = createValueDecoder({
    ...contents,
    count: head.getUint32(COUNT_AT, true),
    block: createBlockReader(body.subarray(HEAD_BYTES, contentsAt), blocks),
    toText,
  });
  return { decoder, records: contents.records };
}
