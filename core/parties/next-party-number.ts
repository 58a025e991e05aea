import type { Party } from "./party.ts";

const prefixes: Readonly<Record<Party["role"], string>> = {
  customer: "C",
  supplier: "F",
  payer: "O",
  patient: "P",
};

export const partyNumberPrefix = (role: Party["role"]): string => `${prefixes[role]}-`;

/** The number after the highest of its kind, "P-00231"; whatever else people have typed as numbers stays out of it. */
export function nextPartyNumber(numbers: Iterable<string>, role: Party["role"]): string {
  const own = new RegExp(`^${partyNumberPrefix(role)}(\\d{1,9})$`);
  let highest = 0;
  for (const number of numbers) highest = Math.max(highest, Number(own.exec(number)?.[1] ?? 0));
  return `${partyNumberPrefix(role)}${String(highest + 1).padStart(5, "0")}`;
}
