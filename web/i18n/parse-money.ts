import type { Separators } from "./format.ts";

export type MoneyProblem = "money.unreadable" | "money.ambiguous" | "money.tooPrecise" | "money.tooLarge";

export type ParsedMoney =
  | { readonly ok: true; readonly cents: number }
  | { readonly ok: false; readonly problem: MoneyProblem };

/** The same bound as the books': beyond it a typed amount is a slip of the finger. */
const CENTS_MAX = 900_000_000_000;

const no = (problem: MoneyProblem): ParsedMoney => ({ ok: false, problem });

/**
 * Reads a typed amount: "1 234,56", "1234.56", "1.234,56 €".
 * Where a single point or comma stands before three digits, only the reader's own grouping sign is believed:
 * "1.234" may be a thousand or a one, and a wrong guess is a wrong book.
 */
export function parseMoney(typed: string, separators: Separators): ParsedMoney {
  const text = typed.replace(/[\s'’€]/gu, "").replace(/^[−–]/, "-");
  const parts = /^([-+]?)(\d[\d.,]*|[.,]\d+)$/.exec(text);
  if (!parts) return no("money.unreadable");
  const sign = parts[1] === "-" ? -1 : 1;
  const digits = parts[2]!;

  const marks = digits.replace(/\d/g, "");
  const last = marks.at(-1);
  if (last === undefined) return toCents(sign, digits, "");

  const lastAt = digits.lastIndexOf(last);
  const whole = digits.slice(0, lastAt);
  const fraction = digits.slice(lastAt + 1);
  const other = last === "," ? "." : ",";

  if (marks.length === 1) {
    if (fraction.length <= 2) return toCents(sign, whole, fraction);
    const isGroup = last === separators.group && isGrouped(digits, last);
    if (isGroup) return toCents(sign, digits.replace(last, ""), "");
    return no(fraction.length === 3 && whole.length <= 3 ? "money.ambiguous" : "money.tooPrecise");
  }
  if (!marks.includes(other)) {
    return isGrouped(digits, last) ? toCents(sign, digits.replaceAll(last, ""), "") : no("money.unreadable");
  }
  if (whole.includes(last) || !isGrouped(whole, other)) return no("money.unreadable");
  if (fraction.length > 2) return no("money.tooPrecise");
  return toCents(sign, whole.replaceAll(other, ""), fraction);
}

const isGrouped = (digits: string, mark: string): boolean => {
  const [first, ...rest] = digits.split(mark);
  return first !== undefined && /^\d{1,3}$/.test(first) && rest.every((group) => /^\d{3}$/.test(group));
};

function toCents(sign: 1 | -1, whole: string, fraction: string): ParsedMoney {
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, "0"));
  if (cents > CENTS_MAX) return no("money.tooLarge");
  return { ok: true, cents: cents === 0 ? 0 : sign * cents };
}
