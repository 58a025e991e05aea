import { assert } from "./assert.ts";
import { UTF8_BYTES_A_UNIT_MAX, utf8EncodeInto } from "./utf8.ts";

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
 * The same text as UTF-8, for long lists: they are never whole as a text, which while it grows would take many times the
 * memory of its bytes.
 */
export function canonicalJsonBytes(value: unknown): Uint8Array {
  let bytes = new Uint8Array(PIECE_UNITS);
  let length = 0;
  let piece = "";
  const flush = () => {
    const longest = length + UTF8_BYTES_A_UNIT_MAX * piece.length;
    if (longest > bytes.length) {
      const wider = new Uint8Array(Math.max(bytes.length * 2, longest));
      wider.set(bytes.subarray(0, length));
      bytes = wider;
    }
    length = utf8EncodeInto(piece, bytes, length);
    piece = "";
  };
  const write = (part: unknown): void => {
    if (Array.isArray(part)) {
      piece += "[";
      for (let place = 0; place < part.length; ) {
        if (place > 0) piece += ",";
        const end = endOfPlainRun(part, place);
        if (end > place) piece += JSON.stringify(part.slice(place, end)).slice(1, -1);
        else piece += canonicalJson(part[place] ?? null);
        if (piece.length >= PIECE_UNITS) flush();
        place = Math.max(end, place + 1);
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
const RUN_MAX = 128;
const FEW_KEYS = 12;

/** Texts and whole numbers in a row are written by JSON many at once: it says the same, and far sooner. */
function endOfPlainRun(list: readonly unknown[], from: number): number {
  const most = Math.min(list.length, from + RUN_MAX);
  let end = from;
  while (end < most && (typeof list[end] === "string" || Number.isInteger(list[end]))) end += 1;
  return end;
}

/** What JSON writes with a backslash; most texts hold none of it, and to look is quicker than to rewrite them. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON escapes control characters.
const ESCAPED = /["\\\u0000-\u001f\ud800-\udfff]/;

const quoted = (text: string) => (ESCAPED.test(text) ? JSON.stringify(text) : `"${text}"`);

/** Most objects have few keys, which are in order sooner than a general sort has begun. */
function sortedKeys(value: object): readonly string[] {
  const keys = Object.keys(value);
  for (let index = 1; index < keys.length; index += 1) {
    const key = keys[index]!;
    if (keys[index - 1]! <= key) continue;
    if (keys.length > FEW_KEYS) return keys.sort();
    let place = index;
    for (; place > 0 && keys[place - 1]! > key; place -= 1) keys[place] = keys[place - 1]!;
    keys[place] = key;
  }
  return keys;
}
