import { assert } from "./assert.ts";

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
