import type { CommandArgs } from "#core/commands/command-args.ts";
import type { Undivided } from "#web/books/questions/dividing.ts";

/** What can be divided now. */
export type Divisible = Extract<Undivided, { readonly state: "possible" }>;

/** The command that divides a voucher as it was shown. */
export const divideArgs = (id: string, { on, closing }: Divisible): CommandArgs["voucher.divide"] => ({
  id,
  on,
  ...(closing ? { closing: true as const } : {}),
});
