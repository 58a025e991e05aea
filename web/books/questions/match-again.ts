import type { CommandArgs } from "#core/commands/command-args.ts";
import { moduleOf } from "#core/commands/decide.ts";
import { firstOpenDayOf } from "#core/companies/open-day.ts";
import { allocateOpen } from "#core/matchings/allocate-open.ts";
import { lineToMatch } from "#core/matchings/lines-to-match.ts";
import type { Refusal } from "#core/replication/refusal.ts";
import type { OpenCompany } from "../question-context.ts";

/** What of a refused matching by hand can still be matched. */
export interface MatchAgain {
  readonly args: Pick<CommandArgs["matching.make"], "account" | "lines" | "letter">;
  readonly label: string;
  /** The first day that VAT can be booked on. */
  readonly firstOpenDay: string;
  /** How much would be settled, and what would stay open on the heavier side. */
  readonly settledCents: number;
  readonly restCents: number;
  /** Lines that are settled, lettered or gone by now. */
  readonly leftOutCount: number;
}

/** Null of any other act, and where nothing is left on one of the sides. */
export function matchAgainOf(
  { commandType, args: asked }: Refusal,
  view: OpenCompany["view"],
): MatchAgain | null {
  const read = commandType === "matching.make" ? moduleOf(commandType)?.argsSchema.safeParse(asked) : null;
  const company = view.get("companies", view.company);
  const chart = view.get("accounts", "chart");
  if (!read?.success || company === null || chart === null) return null;
  const { account, lines, letter, entry } = read.data as CommandArgs["matching.make"];
  const open = lines.flatMap((line) => {
    const found = lineToMatch(line, account, view, company, chart);
    return found.ok ? [{ key: line, ...found.value }] : [];
  });
  const [first] = open;
  // One that is of another party or slice by now stands in the way like one that is gone.
  const party = open.find((one) => one.party !== "")?.party ?? "";
  const fitting = open.filter(
    (one) => one.slice === first!.slice && (one.party === "" || one.party === party),
  );
  const settledCents = allocateOpen(fitting).reduce((sum, cents) => sum + Math.max(0, cents), 0);
  if (settledCents === 0) return null;
  return {
    args: { account, lines: fitting.map(({ key }) => key), letter },
    label: entry.label,
    firstOpenDay: firstOpenDayOf(company),
    settledCents,
    restCents: fitting.reduce((sum, { openCents }) => sum + openCents, 0),
    leftOutCount: lines.length - fitting.length,
  };
}
