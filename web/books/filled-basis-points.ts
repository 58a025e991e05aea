import type { Cursor } from "./cursor-store.ts";
import { isHeldWhole } from "./wanted-companies.ts";

/** How much of what is being filled is here, over every company and collection; null when nothing is being filled. */
export function filledBasisPoints(cursor: Cursor): number | null {
  const { heads, cards, targets, checkpoints } = cursor;
  const filling = Object.entries(targets).filter(
    ([company]) =>
      heads[company] === undefined && (cards[company] === undefined || isHeldWhole(cursor, company)),
  );
  const names = Object.values(checkpoints);
  const wanted = filling.reduce((sum, [, head]) => sum + head * names.length, 0);
  if (filling.length === 0 || wanted === 0) return filling.length === 0 ? null : 0;
  const held = filling.reduce(
    (sum, [company, head]) =>
      sum + names.reduce((part, revisions) => part + Math.min(head, revisions?.[company] ?? 0), 0),
    0,
  );
  return Math.floor((held / wanted) * 10_000);
}
