import { assert } from "../assert.ts";
import { utf8Decode, utf8Encode } from "../utf8.ts";
import type { VoucherFields } from "./voucher-fields.ts";

const BEFORE_FIELDS = utf8Encode(',"fields":{');
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const CLOSES = 0x7d;
const COUNT_AT = '{"count":'.length;

/** What a byte is to who walks past a value: nothing, the beginning of an object or list, its end, or a string's. */
const SHAPE = new Uint8Array(256);
const [OPENS_SHAPE, CLOSES_SHAPE, QUOTE_SHAPE] = [1, 2, 3];
for (const byte of utf8Encode("{[")) SHAPE[byte] = OPENS_SHAPE;
for (const byte of utf8Encode("}]")) SHAPE[byte] = CLOSES_SHAPE;
SHAPE[QUOTE] = QUOTE_SHAPE;

/**
 * The fields of a body of the first version. To walk past a field costs a small part of reading it: the body is
 * canonical JSON, so everything stands where it must. A quicker reader of UTF-8, null where it is none, may be given.
 */
export function openFirstFields(
  bytes: Uint8Array,
  toText: (bytes: Uint8Array) => string | null = (some) => utf8Decode(some),
): VoucherFields {
  const read = (from: number, to: number): unknown => {
    const text = toText(bytes.subarray(from, to));
    assert(text !== null, "a body of vouchers is UTF-8");
    return JSON.parse(text);
  };
  let at = bytes.indexOf(COMMA);
  const length = Number(read(COUNT_AT, at));
  for (const byte of BEFORE_FIELDS) assert(bytes[at++] === byte, "a body of vouchers begins with its count");
  const valueByName = new Map<string, readonly [number, number]>();
  while (bytes[at] !== CLOSES) {
    if (bytes[at] === COMMA) at += 1;
    const afterName = endOfString(bytes, at);
    const end = endOfValue(bytes, afterName + 1);
    valueByName.set(String(read(at, afterName)), [afterName + 1, end]);
    at = end;
  }
  return {
    length,
    isEverywhere: () => false,
    column: (name) => {
      const value = valueByName.get(name);
      return value === undefined ? new Array(length).fill(undefined) : toColumn(read(...value), length);
    },
  };
}

function toColumn(value: unknown, length: number): readonly unknown[] {
  const { every, at, some } = value as { readonly [Key in "every" | "at" | "some"]?: readonly unknown[] };
  if (every !== undefined) {
    assert(every.length === length, "every voucher has the field");
    return every;
  }
  assert(at !== undefined && some?.length === at.length, "each value of a field has its place");
  const column: unknown[] = new Array(length).fill(undefined);
  for (const [index, place] of at.entries()) {
    assert(
      Number.isInteger(place) && (place as number) < length,
      "a field belongs to a voucher that is there",
    );
    column[place as number] = some[index];
  }
  return column;
}

/** Where an object or a list ends that begins there. */
function endOfValue(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  let depth = 0;
  for (let at = from; at < length; at += 1) {
    const shape = SHAPE[bytes[at]!]!;
    if (shape === 0) continue;
    if (shape === QUOTE_SHAPE) at = endOfString(bytes, at) - 1;
    else if (shape === OPENS_SHAPE) depth += 1;
    else {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  throw new Error("A body of vouchers ends within a value.");
}

function endOfString(bytes: Uint8Array, from: number): number {
  const { length } = bytes;
  for (let at = from + 1; at < length; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) return at + 1;
    if (byte === BACKSLASH) at += 1;
  }
  throw new Error("A body of vouchers ends within a text.");
}
