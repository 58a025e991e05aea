import type { Delivery } from "#core/connections/connection.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { Fate } from "../books.ts";
import type { OpenCompany } from "../question-context.ts";

/** How far a voucher has got: what is still only here comes first, then what became of it outside. */
export function fateOf(open: OpenCompany, voucher: Pick<Voucher, "id" | "state">): Fate {
  const { view } = open;
  if (isPending(open, voucher.id)) return "onDevice";
  if (refusedVouchers(open).has(voucher.id)) return "refused";
  const delivery = deliveriesOf(open, voucher.id)[0];
  if (delivery !== undefined) return fateByDelivery[delivery.state];
  const known = view.get("vouchers", voucher.id);
  return known === null || known.validatedAt !== undefined ? "sealed" : "onServer";
}

/** Whether what is shown of it is an act that has not had the server's answer. */
export function isPending({ view }: OpenCompany, voucher: string): boolean {
  const counter = view.shownCounter("vouchers", voucher);
  return counter !== null && view.isWaiting(counter);
}

/** Its ways to the outside, the latest first. */
export function deliveriesOf({ view, derived }: OpenCompany, voucher: string): readonly Delivery[] {
  const group = () => {
    const found = new Map<string, Delivery[]>();
    for (const delivery of view.list("deliveries"))
      found.set(delivery.voucher, [delivery, ...(found.get(delivery.voucher) ?? [])]);
    return found;
  };
  const byVoucher = derived("deliveries", group, ["deliveries"]);
  return byVoucher.get(voucher) ?? [];
}

/** What waits to be sent is with us as long as nothing of it has left. */
export const fateByDelivery: Record<Delivery["state"], Fate> = {
  waiting: "onServer",
  interrupted: "onServer",
  sending: "sent",
  unknown: "sent",
  delivered: "received",
  reconciled: "reconciled",
  rejected: "refused",
};

function refusedVouchers({ view, derived }: OpenCompany): ReadonlySet<string> {
  const find = () => {
    const refused = new Set<string>();
    for (const outcome of view.list("outcomes")) {
      if (outcome.type !== "refusal" || outcome.decision !== "open") continue;
      const { args } = outcome;
      if (typeof args === "object" && args !== null && "id" in args && typeof args.id === "string")
        refused.add(args.id);
    }
    return refused;
  };
  return derived("refusedVouchers", find, ["outcomes"]);
}
