import type { CommandEnvelope } from "../commands/command.ts";
import type { PeriodValidateArgs } from "../commands/period-validate.ts";
import type { YearCloseArgs } from "../commands/year-close.ts";

/** Whether a command makes seals, so that a server packs before it decides. */
export const isSealing = ({ type }: Pick<CommandEnvelope, "type">): boolean =>
  type === "period.validate" || type === "year.close";

/** The last day of what a command that makes seals is about, and whether it is a fiscal year's closing period. */
export const sealedSpanOf = (
  args: PeriodValidateArgs | YearCloseArgs,
): { readonly through: string; readonly isClosing: boolean } =>
  "closingDay" in args
    ? { through: args.closingDay, isClosing: true }
    : { through: args.through, isClosing: false };
