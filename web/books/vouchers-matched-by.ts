import type { MatchingMakeArgs } from "#core/commands/matching-make.ts";

/** Vouchers an act is about that may be too old to be held; only lines that are matched by hand are ever so old. */
export const vouchersMatchedBy = (type: string, args: unknown): readonly string[] =>
  type === "matching.make" ? (args as MatchingMakeArgs).lines.map(({ voucher }) => voucher) : [];
