import { assert } from "./assert.ts";
import { utf8Encode } from "./utf8.ts";

/**
 * One text for one value: keys sorted by code unit, undefined left out, no spaces.
 * What is hashed must be written the same by every device and by the server.
 */
export function canonicalJson(value: unknown): string {
  if (typeof value === "string") return quoted(value);
  if (typeof value === "number") {
    assert(Number.isFinite(value), "a number in canonical JSON is finite");
    return JSON.stringify(value);
  }
  if (value === null || typeof value === "boolean") return value === null ? "null" : value ? "true" : "false";
  assert(typeof value === "object", "canonical JSON holds plain values only");
  // Every command and voucher is hashed in this form, so it is put together without lists in between.
  if (Array.isArray(value)) {
    let items = "";
    for (const item of value as readonly unknown[])
      items += `${items === "" ? "" : ","}${item === undefined ? "null" : canonicalJson(item)}`;
    return `[${items}]`;
  }
  let fields = "";
  for (const key of sortedKeys(value)) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (field !== undefined) fields += `${fields === "" ? "" : ","}${quoted(key)}:${canonicalJson(field)}`;
  }
  return `{${fields}}`;
}

/**
 * The same text as UTF-8, for what is large: it is never whole as a text, which while it grows would take many times the
 * memory of its bytes.
 */
export function canonicalJsonBytes(value: unknown): Uint8Array {
  let bytes = new Uint8Array(PIECE_UNITS);
  let length = 0;
  let piece = "";
  const flush = () => {
    const encoded = utf8Encode(piece);
    piece = "";
    if (length + encoded.length > bytes.length) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, length + encoded.length));
      wider.set(bytes.subarray(0, length));
      bytes = wider;
    }
    bytes.set(encoded, length);
    length += encoded.length;
  };
  const write = (part: unknown): void => {
    if (Array.isArray(part)) {
      piece += "[";
      for (let place = 0; place < part.length; place += 1) {
        if (place > 0) piece += ",";
        write(part[place] ?? null);
      }
      piece += "]";
    } else if (typeof part === "object" && part !== null) {
      let before = "{";
      for (const key of sortedKeys(part)) {
        const field = (part as Readonly<Record<string, unknown>>)[key];
        if (field === undefined) continue;
        piece += `${before}${quoted(key)}:`;
        before = ",";
        write(field);
      }
      piece += before === "{" ? "{}" : "}";
    } else {
      piece += canonicalJson(part);
    }
    if (piece.length >= PIECE_UNITS) flush();
  };
  write(value);
  flush();
  return bytes.slice(0, length);
}

const PIECE_UNITS = 8192;

/** What JSON writes with a backslash; most texts hold none of it, and to look is quicker than to rewrite them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes control characters.
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const quoted = (text: string) => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index += 1)
    if (keys[index - 1]! > keys[index]!) return keys.sort();
  return keys;
}
