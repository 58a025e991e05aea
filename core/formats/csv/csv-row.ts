/** Semicolons, as the spreadsheets of France and the Netherlands read them. */
const SEPARATOR = ";";

/** What a spreadsheet reads as the start of a formula (OWASP, "CSV Injection"); full-width forms count as well. */
const FORMULA = /^[\s\0]*[=+\-@＝＋－＠]|^[\t\r\n]/u;
const NUMBER = /^-?\d+([.,]\d+)?$/;

/** One row of a CSV file (RFC 4180, with semicolons), in which no field can act as a formula. */
export const csvRow = (fields: readonly (string | number | null)[]): string =>
  `${fields.map(csvField).join(SEPARATOR)}\r\n`;

function csvField(value: string | number | null): string {
  if (value === null) return "";
  const text = String(value);
  const safe = FORMULA.test(text) && !NUMBER.test(text) ? `'${text}` : text;
  return /[";\r\n,\t']/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
