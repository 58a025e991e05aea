import type { Named } from "../ledger/ledger-columns.ts";

export interface PackedNames {
  readonly codes: readonly string[];
  readonly labels: readonly string[];
}

export const packNames = (names: readonly Named[]): PackedNames => ({
  codes: names.map(({ code }) => code),
  labels: names.map(({ label }) => label),
});

export const unpackNames = ({ codes, labels }: PackedNames): Named[] =>
  codes.map((code, index) => ({ code, label: labels[index]! }));
