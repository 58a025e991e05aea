import { readdirSync, readFileSync } from "node:fs";
import type { Page } from "playwright-core";

/** The longest tasks of the interface thread, as far as they kept it for 50 ms or more; else 0. */
export interface LongestTask {
  readonly longestTaskMs: number;
  /** The most that the processor worked in one of them: on a machine that others use, a task mostly waits for its turn. */
  readonly longestTaskProcessorMs: number;
}

interface LongTask {
  readonly beganAt: number;
  readonly tookMs: number;
}

/** When it was looked at, and how long the thread had been on a processor by then. */
interface Sample {
  readonly at: number;
  readonly workedMs: number;
}

const WATCH = `
  globalThis.longTasks = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries())
      globalThis.longTasks.push({ beganAt: performance.timeOrigin + startTime, tookMs: duration });
  }).observe({ type: "longtask", buffered: true });
`;
const SAMPLE_MILLISECONDS = 10;
const LOOK_MILLISECONDS = 500;

/** Watches a page that is still to be opened; the promised function says what the longest tasks were, and ends it. */
export async function watchTasks(page: Page): Promise<() => Promise<LongestTask>> {
  await page.addInitScript(WATCH);
  const session = await page.context().browser()!.newBrowserCDPSession();
  const samplesByProcess = new Map<number, Sample[]>();
  const findProcesses = async () => {
    const { processInfo } = await session.send("SystemInfo.getProcessInfo");
    for (const { id, type } of processInfo)
      if (type === "renderer" && !samplesByProcess.has(id)) samplesByProcess.set(id, []);
  };
  await findProcesses();
  const looking = setInterval(() => void findProcesses().catch(() => {}), LOOK_MILLISECONDS);
  const sampling = setInterval(() => {
    for (const [process, samples] of samplesByProcess) {
      const workedMs = workedMsOf(process);
      if (workedMs !== null) samples.push({ at: Date.now(), workedMs });
    }
  }, SAMPLE_MILLISECONDS);
  return async () => {
    clearInterval(looking);
    clearInterval(sampling);
    await session.detach();
    const tasks = await page.evaluate(() => (globalThis as unknown as { longTasks: LongTask[] }).longTasks);
    const ofPage = [...samplesByProcess].find(([process]) => keepsBooks(process))?.[1] ?? [];
    const longest = (of: (task: LongTask) => number) => Math.round(Math.max(0, ...tasks.map(of)));
    return {
      longestTaskMs: longest(({ tookMs }) => tookMs),
      longestTaskProcessorMs: longest((task) => workedIn(task, ofPage)),
    };
  };
}

/** How long the interface thread of a process, which bears the process's number, has been on a processor. */
function workedMsOf(process: number): number | null {
  try {
    return Number(readFileSync(`/proc/${process}/task/${process}/schedstat`, "utf8").split(" ")[0]) / 1e6;
  } catch {
    return null;
  }
}

/** Whether it is the process of the page, whose worker keeps the books. */
function keepsBooks(process: number): boolean {
  try {
    return readdirSync(`/proc/${process}/task`).some((thread) =>
      readFileSync(`/proc/${process}/task/${thread}/comm`, "utf8").startsWith("DedicatedWorker"),
    );
  } catch {
    return false;
  }
}

/** From the last look before a task to the first one after it, so rather more than the task's own. */
function workedIn({ beganAt, tookMs }: LongTask, samples: readonly Sample[]): number {
  const before = samples.findLast(({ at }) => at <= beganAt);
  const after = samples.find(({ at }) => at >= beganAt + tookMs);
  return before === undefined || after === undefined
    ? tookMs
    : Math.min(tookMs, after.workedMs - before.workedMs);
}
