/** Reads a decimal as it is typed here, "1,5" or "1.5", as a whole number of its smallest parts; null when unreadable. */
export function parseDecimal(typed: string, decimals: number): number | null {
  const match = /^\s*(\d{1,9})(?:[.,](\d+))?\s*$/.exec(typed);
  if (!match || (match[2]?.length ?? 0) > decimals) return null;
  return Number(match[1]) * 10 ** decimals + Number((match[2] ?? "").padEnd(decimals, "0") || 0);
}

/** Writes it back without needless zeros. */
export function formatDecimal(parts: number, decimals: number, separator: string): string {
  const text = String(parts).padStart(decimals + 1, "0");
  const fraction = text.slice(-decimals).replace(/0+$/, "");
  return fraction === "" ? text.slice(0, -decimals) : `${text.slice(0, -decimals)}${separator}${fraction}`;
}
