import type { Problem } from "#core/commands/command-module.ts";
import { closedDayProblem } from "#core/companies/open-day.ts";
import { isLineMatching, settlementIn } from "#core/matchings/line-matching.ts";
import { type Matching, matchingIdOf } from "#core/matchings/matching.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import { isInvoice, type Voucher } from "#core/vouchers/voucher.ts";
import type { Fate, VoucherDetail } from "../books.ts";
import { namePeople } from "../name-people.ts";
import type { OpenCompany } from "../question-context.ts";
import { dividingOf } from "./dividing.ts";
import { notSentOf } from "./not-sent.ts";
import { reversingOf } from "./reversing.ts";
import { deliveriesOf, fateByDelivery, fateOf, isPending } from "./voucher-fate.ts";
import { partyNameOf, restCentsOf, voucherRowOf } from "./voucher-rows.ts";

export async function answerVoucher(
  open: OpenCompany,
  id: string,
  user: string,
): Promise<VoucherDetail | null> {
  const { view } = open;
  const voucher = await open.readVoucher(id);
  if (voucher === null) return null;
  const settling = settlementIn(view, matchingIdOf(id))?.lines ?? [];
  return {
    voucher,
    fate: fateOf(open, voucher),
    partyName: partyNameOf(open, voucher),
    restCents: restCentsOf(open, voucher),
    seenHash: seenHashOf(open, voucher),
    settledBy: settling.flatMap((line) =>
      vouchersBehind(open, id, line).flatMap((settling) => {
        const settledBy = view.get("vouchers", settling);
        return settledBy === null ? [] : [voucherRowOf(open, settledBy)];
      }),
    ),
    deliveries: deliveriesOf(open, id),
    notSent: notSentOf(open, voucher),
    closed: closedBy(open, voucher),
    reversing: reversingOf(open, voucher, user),
    dividing: dividingOf(open, voucher, user),
    way: wayOf(open, voucher),
    pendingActs: view.commands().flatMap(({ command, images, outcome }) => {
      const isAboutIt =
        images?.some((image) => image.collection === "vouchers" && image.id === id) ||
        (command.args as { readonly id?: unknown }).id === id;
      return isAboutIt && outcome === null
        ? [{ id: command.id, type: command.type, madeAt: command.madeAt }]
        : [];
    }),
  };
}

/** What settles a claim by a line of its matching: one voucher, or those that were matched with it by hand. */
function vouchersBehind({ view }: OpenCompany, claim: string, { kind, voucher }: Matching["lines"][number]) {
  const byHand = kind === "matching" ? view.get("matchings", voucher) : null;
  if (!isLineMatching(byHand)) return [voucher];
  return [...new Set(byHand.lines.map((line) => line.voucher))].filter((other) => other !== claim);
}

function seenHashOf({ view }: OpenCompany, voucher: Voucher): string | null {
  if (!isInvoice(voucher) || voucher.state !== "draft") return null;
  return approvalHash(voucher, voucher.party === null ? null : view.get("parties", voucher.party));
}

/** Why it cannot be changed any more, or for now; a draft may always be given another day. */
function closedBy({ view }: OpenCompany, { state, day, closing }: Voucher): Problem | null {
  const company = view.get("companies", view.company);
  const problem = company === null || state === "draft" ? null : closedDayProblem(company, day, closing);
  return problem === null || problem.code === "day.beforeBooks" ? null : namePeople(problem, view);
}

function wayOf(open: OpenCompany, voucher: Voucher): VoucherDetail["way"] {
  const approval = isInvoice(voucher) ? voucher.approval : null;
  const madeAt = approval?.approvedAt ?? (isInvoice(voucher) ? voucher.changedAt : voucher.createdAt);
  const id = approval?.command ?? null;
  const plain = { reason: null, detail: null };
  const way: VoucherDetail["way"][number][] = [{ ...plain, fate: "onDevice", at: madeAt, id }];
  if (!isPending(open, voucher.id)) way.push({ ...plain, fate: "onServer", at: null, id });
  for (const delivery of deliveriesOf(open, voucher.id)) {
    const { reference, externalId, history, state, deliveredAt, theirMessage } = delivery;
    const past = history.map(({ at, state, detail }) => ({ at, state, reason: detail, detail: "" }));
    const steps = [...past, { at: deliveredAt, state, reason: "", detail: theirMessage ?? "" }];
    for (const step of steps) {
      const fate = (fateByDelivery as Readonly<Record<string, Fate>>)[step.state];
      if (fate === undefined || way.at(-1)?.fate === fate) continue;
      way.push({
        ...{ fate, at: step.at, id: externalId ?? reference },
        ...{ reason: step.reason || null, detail: step.detail || null },
      });
    }
  }
  const { validatedAt, entryNumber } = voucher;
  if (validatedAt !== undefined) {
    const number = entryNumber === undefined ? null : `${voucher.journal} ${entryNumber}`;
    way.push({ ...plain, fate: "sealed", at: validatedAt, id: number });
  }
  return way;
}
