import { assert } from "../assert.ts";
import { utf8Decode, utf8Encode } from "../utf8.ts";

const BEFORE_FIELDS = utf8Encode(',"fields":{');
const [QUOTE, BACKSLASH, COMMA] = [0x22, 0x5c, 0x2c];
const [OPENS, CLOSES, OPENS_LIST, CLOSES_LIST] = [0x7b, 0x7d, 0x5b, 0x5d];

/**
 * A body of vouchers without some of its fields, for who needs few of them: to walk past a field costs a small part of
 * reading it. The body is canonical JSON, so everything stands where it must; its hash has been proved.
 */
export function bodyWithoutFields(bytes: Uint8Array, leftOut: readonly string[]): Uint8Array {
  if (leftOut.length === 0) return bytes;
  let at = bytes.indexOf(COMMA);
  for (const byte of BEFORE_FIELDS) assert(bytes[at++] === byte, "a body of vouchers begins with its count");
  const kept = [bytes.subarray(0, at)];
  if (bytes[at] === CLOSES) return bytes;
  for (;;) {
    const afterName = endOfString(bytes, at);
    const end = endOfValue(bytes, afterName + 1);
    const name = utf8Decode(bytes, at, afterName);
    assert(name !== null, "a body of vouchers is UTF-8");
    if (!leftOut.includes(JSON.parse(name) as string)) {
      if (kept.length > 1) kept.push(Uint8Array.of(COMMA));
      kept.push(bytes.subarray(at, end));
    }
    at = end;
    if (bytes[at] !== COMMA) break;
    at += 1;
  }
  kept.push(bytes.subarray(at));
  const whole = new Uint8Array(kept.reduce((sum, { length }) => sum + length, 0));
  let length = 0;
  for (const part of kept) {
    whole.set(part, length);
    length += part.length;
  }
  return whole;
}

/** Where an object or a list ends that begins there. */
function endOfValue(bytes: Uint8Array, from: number): number {
  let depth = 0;
  for (let at = from; at < bytes.length; at += 1) {
    const byte = bytes[at]!;
    if (byte === QUOTE) at = endOfString(bytes, at) - 1;
    else if (byte === OPENS || byte === OPENS_LIST) depth += 1;
    else if (byte === CLOSES || byte === CLOSES_LIST) {
      depth -= 1;
      if (depth === 0) return at + 1;
    }
  }
  return bytes.length;
}

function endOfString(bytes: Uint8Array, from: number): number {
  let at = from + 1;
  while (at < bytes.length && bytes[at] !== QUOTE) at += bytes[at] === BACKSLASH ? 2 : 1;
  return at + 1;
}
