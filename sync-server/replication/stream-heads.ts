import type { SSEStreamingApi } from "hono/streaming";
import type { Services } from "../services.ts";
import { headsOf } from "../storage/company-revisions.ts";
import { readDevice } from "../storage/devices.ts";
import { membershipsOfUser } from "../storage/memberships.ts";
import { findSession } from "../storage/sessions.ts";
import type { CompanyHead } from "../storage/storage.ts";
import type { HeadNews } from "./head-news.ts";

/** Between two comparisons of heads, which also prove that the session still stands. */
const COMPARE_SECONDS = 20;

/**
 * Writes the head of each company of the user, and again whenever one moves, until the device goes or the session
 * ends, the device is revoked or a company is lost. At intervals it says something in any case, so that both sides notice a dead connection.
 */
export async function streamHeads(
  { storage, now }: Pick<Services, "storage" | "now">,
  news: HeadNews,
  stream: SSEStreamingApi,
  {
    userId,
    tokenHash,
    compareSeconds = COMPARE_SECONDS,
  }: { readonly userId: string; readonly tokenHash: string; readonly compareSeconds?: number },
): Promise<void> {
  const sent = new Map<string, number>();
  const waiting: CompanyHead[] = [];
  let wake = () => {};
  let isDoubtful = false;
  const unsubscribe = news.subscribe(
    userId,
    (heads) => {
      waiting.push(...heads);
      isDoubtful ||= heads.length === 0;
      wake();
    },
    (companyId) => sent.has(companyId),
  );
  stream.onAbort(() => wake());

  const readHeads = () =>
    storage.read(async (tx) => {
      const session = await findSession(tx, tokenHash, now().toISOString());
      if (session === null) return null;
      const device = session.deviceId === null ? null : await readDevice(tx, session.deviceId);
      if (device?.revokedAt != null) return null;
      const memberships = await membershipsOfUser(tx, userId);
      return headsOf(
        tx,
        memberships.map(({ companyId }) => companyId),
      );
    });
  const send = async (company: string, head: number) => {
    if ((sent.get(company) ?? -1) >= head) return;
    sent.set(company, head);
    await stream.writeSSE({ event: "head", data: JSON.stringify({ company, head }) });
  };

  try {
    while (!stream.aborted) {
      const heads = await readHeads();
      // Whoever lost a company connects again, and the pull that goes with it tells what to drop.
      if (heads === null || [...sent.keys()].some((company) => !heads.has(company))) return;
      isDoubtful = false;
      for (const [company, head] of heads) await send(company, head);
      await stream.write(": still here\n\n");

      let isTime = false;
      const timer = setTimeout(() => {
        isTime = true;
        wake();
      }, compareSeconds * 1000);
      while (!isTime && !isDoubtful && !stream.aborted) {
        if (waiting.length === 0)
          await new Promise<void>((resolve) => {
            wake = resolve;
          });
        for (const { companyId, revision } of waiting.splice(0)) await send(companyId, revision);
      }
      clearTimeout(timer);
    }
  } finally {
    unsubscribe();
  }
}
