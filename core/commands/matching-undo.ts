import { z } from "zod";
import { closedDayProblem } from "../companies/open-day.ts";
import { idSchema } from "../ids.ts";
import {
  isLineMatching,
  type LineKey,
  type LineMatching,
  matchedVoucherIdOf,
  matchedVoucherIn,
  settlementIn,
} from "../matchings/line-matching.ts";
import { type Matching, matchingIdOf } from "../matchings/matching.ts";
import { claimKeys } from "../posting/payment-changes.ts";
import { postMovedVat, vatToMove } from "../posting/post-matching.ts";
import { paidCents } from "../posting/settlement-shares.ts";
import { ok, refuse } from "../result.ts";
import { withEarlier } from "../vouchers/earlier-version.ts";
import type { Entry, Purchase, Sale } from "../vouchers/voucher.ts";
import { type DocumentChange, type DocumentKey, defineCommand, type Facts } from "./command-module.ts";
import { linesTogether, matchingEntrySchema, vatEntryChanges } from "./matching-make.ts";

const argsSchema = z.strictObject({
  id: idSchema,
  /** The act that made the matching on screen, for its letter may have been given again meanwhile. */
  made: idSchema,
  entry: matchingEntrySchema,
});
export interface MatchingUndoArgs extends z.infer<typeof argsSchema> {}

/**
 * Takes a matching by hand apart. What it settled is owed again, and VAT that had fallen due by it goes back: its entry is
 * cancelled while it still can be, and mirrored on an open day after that.
 */
export const matchingUndo = defineCommand<MatchingUndoArgs>({
  type: "matching.undo",
  version: 1,
  argsSchema,
  right: "record",
  needs: ({ id, entry }, facts) => {
    const matching = facts.get("matchings", id);
    const keys: DocumentKey[] = [
      { collection: "matchings", id },
      { collection: "vouchers", id: entry.id },
      { collection: "matchings", id: matchedVoucherIdOf(entry.id) },
    ];
    if (!isLineMatching(matching)) return keys;
    if (matching.entry !== null) {
      keys.push({ collection: "vouchers", id: matching.entry });
      keys.push({ collection: "matchings", id: matchedVoucherIdOf(matching.entry) });
    }
    for (const { voucher, line } of matching.lines)
      keys.push({ collection: "matchings", id: matchedVoucherIdOf(voucher, line) });
    keys.push(
      ...claimKeys(
        matching.claims.map((voucher) => ({ voucher })),
        facts,
      ),
    );
    return keys;
  },
  decide: ({ args, command, facts }) => {
    const company = facts.get("companies", command.company);
    const chart = facts.get("accounts", "chart");
    if (!company || !chart) return refuse({ code: "company.notFound" });
    const matching = facts.get("matchings", args.id);
    if (!isLineMatching(matching) || matching.command !== args.made) return refuse({ code: "matching.gone" });

    const released = releasedClaims(matching, facts);
    if (released.some(({ settlement }) => paidCents(settlement.lines) < 0))
      return refuse({ code: "matching.paidBack" });
    const amiss = released.map(({ claim, settlement }) =>
      vatToMove(claim, settlement, 0, company, chart, facts),
    );
    const entry = matching.entry === null ? null : facts.get("vouchers", matching.entry);
    const isCancellable =
      entry?.kind === "entry" &&
      entry.state === "recorded" &&
      entry.validatedAt === undefined &&
      closedDayProblem(company, entry.day) === null;
    const moved = released.map(({ claim, shares }, index) => ({
      claim,
      shares: isCancellable ? amiss[index]! : difference(amiss[index]!, shares),
    }));
    const postings = postMovedVat(moved, chart);
    const booked = vatEntryChanges(args.entry, postings, {
      slice: matching.slice,
      id: matching.id,
      company,
      chart,
      command,
      facts,
    });
    if (!booked.ok) return booked;

    const documents: DocumentChange[] = [
      ...booked.value,
      { collection: "matchings", id: args.id, after: null },
    ];
    if (isCancellable) {
      const cancelled: Entry = {
        ...entry,
        state: "cancelled",
        postings: [],
        earlier: withEarlier(entry, ["postings", "state"], command),
        changedBy: command.madeBy,
        changedAt: command.madeAt,
      };
      documents.push({ collection: "vouchers", id: entry.id, after: cancelled });
      documents.push(...letGo({ voucher: entry.id, line: 0 }, matching.id, facts));
    }
    released.forEach(({ settlement }, index) => {
      const shares = amiss[index]!;
      const line = {
        voucher: args.entry.id,
        kind: "matching" as const,
        day: args.entry.day,
        cents: 0,
        shares,
      };
      const lines = Object.keys(shares).length === 0 ? settlement.lines : [...settlement.lines, line];
      documents.push({ collection: "matchings", id: settlement.id, after: { ...settlement, lines } });
    });
    for (const [first] of linesTogether(matching.lines)) documents.push(...letGo(first!, matching.id, facts));
    return ok({ documents });
  },
});

/** The claims a matching settles, as everything but it has left them, and what it moved of their VAT. */
function releasedClaims(matching: LineMatching, facts: Facts) {
  return matching.claims.flatMap((id) => {
    const claim = facts.get("vouchers", id);
    const settlement = settlementIn(facts, matchingIdOf(id));
    if ((claim?.kind !== "sale" && claim?.kind !== "purchase") || settlement === null) return [];
    const own = settlement.lines.filter((line) => line.voucher === matching.id);
    const lines = settlement.lines.filter((line) => line.voucher !== matching.id);
    const released: { claim: Sale | Purchase; settlement: Matching; shares: Record<string, number> } = {
      claim,
      settlement: { ...settlement, lines },
      shares: own[0]?.shares ?? {},
    };
    return [released];
  });
}

function difference(
  one: Readonly<Record<string, number>>,
  less: Readonly<Record<string, number>>,
): Record<string, number> {
  const rest: Record<string, number> = { ...one };
  for (const [account, cents] of Object.entries(less)) rest[account] = (rest[account] ?? 0) - cents;
  return Object.fromEntries(Object.entries(rest).filter(([, cents]) => cents !== 0));
}

function letGo({ voucher, line }: LineKey, matching: string, facts: Facts): DocumentChange[] {
  const known = matchedVoucherIn(facts, voucher, line);
  if (known === null) return [];
  const lines = known.lines.filter((one) => one.matching !== matching);
  const after = lines.length === 0 ? null : { ...known, lines };
  return [{ collection: "matchings", id: known.id, after }];
}
