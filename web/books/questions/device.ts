import type { DeviceState, FailedMonth } from "../books.ts";
import type { QuestionContext } from "../question-context.ts";
import { refusalsOf, waitingHere } from "./refusals.ts";

export async function answerDevice(context: QuestionContext): Promise<DeviceState> {
  let refusedCount = 0;
  let missingMonthCount = 0;
  const failedMonths: FailedMonth[] = [];
  const pending = await context.log.pendingCounts();
  for (const company of await context.companies()) {
    // Of a card there is nothing to count but what was done here.
    if (context.holdOf(company) === "card" && !pending.has(company)) continue;
    const open = await context.open(company);
    refusedCount += (await refusalsOf(context, open)).filter(waitingHere).length;
    const missing = [...open.ledger.missing(), ...open.missingVouchers()];
    missingMonthCount += new Set(missing.map(({ month }) => month)).size;
    const companyName = open.view.get("companies", company)?.name ?? "";
    for (const { month, hash } of missing) {
      const problem = context.bodyProblem(hash);
      const isNamed = failedMonths.some((failed) => failed.company === company && failed.month === month);
      if (problem !== null && !isNamed) failedMonths.push({ company, companyName, month, problem });
    }
  }
  const losses = context.renewals().filter(({ lostCount }) => lostCount !== null && lostCount > 0);
  const state = context.connectionState();
  const handedInCount = state.obstacle === "revoked" ? await context.log.refusedCount("device.revoked") : 0;
  return {
    ...state,
    // A header says what a month adds up to, and nothing of what it is made of.
    completeAsOf: missingMonthCount === 0 ? state.completeAsOf : null,
    missingMonthCount,
    failedMonths,
    pendingCount: [...pending.values()].reduce((sum, count) => sum + count, 0),
    refusedCount,
    handedInCount,
    ...context.restoration(),
    lostCount: losses.reduce((sum, { lostCount }) => sum + (lostCount ?? 0), 0),
    lostSince: losses.flatMap(({ since }) => since ?? []).sort()[0] ?? null,
    isCopy: context.renewals().some(({ reason, isSeen }) => reason === "copied" && !isSeen),
    isLossSeen: losses.every(({ isSeen }) => isSeen),
  };
}
