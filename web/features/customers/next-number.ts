import type { Party } from "#core/parties/party.ts";

const prefixes: Readonly<Record<Party["role"], string>> = {
  customer: "C",
  supplier: "F",
  payer: "O",
  patient: "P",
};

/**
 * Proposes the number after the highest of its kind, "P-00231". Only a proposal: a party's number is a name its people
 * may change, not a gapless series, and a number that a colleague took meanwhile is said at the field.
 */
export function nextNumber(parties: readonly Party[], role: Party["role"]): string {
  const prefix = prefixes[role];
  const taken = parties.map(({ number }) =>
    Number(new RegExp(`^${prefix}-(\\d{1,9})$`).exec(number)?.[1] ?? 0),
  );
  return `${prefix}-${String(Math.max(0, ...taken) + 1).padStart(5, "0")}`;
}
