import { assert } from "./assert.ts";

/**
 * One text for one value: keys sorted by code unit, undefined left out, no spaces.
 * What is hashed must be written the same by every device and by the server.
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === "boolean" || typeof value === "string") return JSON.stringify(value);
  if (typeof value === "number") {
    assert(Number.isFinite(value), "a number in canonical JSON is finite");
    return JSON.stringify(value);
  }
  // Every command and voucher is hashed in this form, so it is put together without lists in between.
  if (Array.isArray(value)) {
    let items = "";
    for (const item of value as readonly unknown[])
      items += `${items === "" ? "" : ","}${item === undefined ? "null" : canonicalJson(item)}`;
    return `[${items}]`;
  }
  assert(typeof value === "object", "canonical JSON holds plain values only");
  let fields = "";
  for (const key of Object.keys(value).sort()) {
    const field = (value as Readonly<Record<string, unknown>>)[key];
    if (field !== undefined)
      fields += `${fields === "" ? "" : ","}${JSON.stringify(key)}:${canonicalJson(field)}`;
  }
  return `{${fields}}`;
}
