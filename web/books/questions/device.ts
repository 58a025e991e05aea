import type { DeviceState } from "../books.ts";
import type { QuestionContext } from "../question-context.ts";
import { refusalsOf } from "./refusals.ts";

export async function answerDevice(context: QuestionContext): Promise<DeviceState> {
  let refusedCount = 0;
  for (const company of await context.companies())
    refusedCount += (await refusalsOf(context, await context.open(company))).length;
  const pending = await context.log.pendingCounts();
  const lostCount = await context.log.lostCount();
  return {
    ...context.connectionState(),
    pendingCount: [...pending.values()].reduce((sum, count) => sum + count, 0),
    refusedCount,
    ...(lostCount > 0 ? { lostCount } : {}),
  };
}
