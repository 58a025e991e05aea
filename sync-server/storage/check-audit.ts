import {
  type AuditChainEnd,
  type AuditProblem,
  checkAuditChain,
  emptyAuditChain,
} from "#core/audit/audit-chain.ts";
import { ok, type Result, refuse } from "#core/result.ts";
import type { Services } from "../services.ts";
import { readAuditChain, readAuditEnd } from "./audit.ts";

const PAGE_LINES = 1000;

/** Proves a company's log from its first line to its last, a page at a time so that nobody waits for it. */
export async function checkAudit(
  { storage, pause }: Pick<Services, "storage" | "pause">,
  companyId: string,
): Promise<Result<AuditChainEnd, AuditProblem>> {
  const end = await storage.read((tx) => readAuditEnd(tx, companyId));
  let proved = emptyAuditChain;
  while (proved.sequence < end.sequence) {
    const after = proved.sequence;
    const limit = Math.min(PAGE_LINES, end.sequence - after);
    const page = await storage.read((tx) => readAuditChain(tx, { companyId, after, limit }));
    if (page.length === 0) return refuse({ code: "audit.broken", line: after + 1 });
    const checked = checkAuditChain(page, proved);
    if (!checked.ok) return checked;
    proved = checked.value;
    await pause(0);
  }
  return proved.hash === end.hash ? ok(end) : refuse({ code: "audit.broken", line: end.sequence });
}
