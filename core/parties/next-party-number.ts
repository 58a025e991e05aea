import type { Party } from "./party.ts";

const prefixes: Readonly<Record<Party["role"], string>> = {
  customer: "C",
  supplier: "F",
  payer: "O",
  patient: "P",
};

export const partyNumberPrefix = (role: Party["role"]): string => `${prefixes[role]}-`;

const USUAL_DIGITS = 5;

/** The number after the highest of its kind, as long as that one: "P-00232" or "C-006". What else people have typed stays out of it. */
export function nextPartyNumber(numbers: Iterable<string>, role: Party["role"]): string {
  const own = new RegExp(`^${partyNumberPrefix(role)}(\\d{1,9})$`);
  let highest = "0".repeat(USUAL_DIGITS);
  for (const number of numbers) {
    const digits = own.exec(number)?.[1];
    if (digits !== undefined && Number(digits) > Number(highest)) highest = digits;
  }
  return partyNumberPrefix(role) + String(Number(highest) + 1).padStart(highest.length, "0");
}
