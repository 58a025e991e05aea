import type { Refusal } from "../replication/refusal.ts";
import { ok, type Result, refuse } from "../result.ts";
import type { Facts, Problem } from "./command-module.ts";

/** A refused act that still waits for somebody; of two who decide it the second is told what the first has decided. */
export function openRefusal(id: string, facts: Facts): Result<Refusal, Problem> {
  const refusal = facts.get("outcomes", id);
  if (refusal?.type !== "refusal") return refuse({ code: "refusal.notFound" });
  const { decision, decidedBy, decidedAt = null, booked } = refusal;
  if (decision === "open") return ok(refusal);
  return refuse({
    code: "refusal.decided",
    decision,
    decidedBy,
    decidedAt,
    voucher: booked?.voucher ?? null,
    bookedOn: booked?.day ?? null,
  });
}
