/** Whether any text in it holds the character U+0000, which PostgreSQL keeps in no text. */
export function hasNul(value: unknown): boolean {
  if (typeof value === "string") return value.includes("\0");
  if (typeof value !== "object" || value === null) return false;
  return Object.values(value).some(hasNul);
}
