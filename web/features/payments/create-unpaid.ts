import { createMemo, createResource } from "solid-js";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";

const UNPAID_MAX = 500;
const LATEST = 200;

/** The invoices that wait for money, and the amounts this practice takes most often. */
export function createUnpaid() {
  const { books, company } = useBooks();
  const unpaidFilter = { kinds: ["sale" as const], states: ["approved" as const], unpaid: true };
  const paymentFilter = { kinds: ["payment" as const], states: ["recorded" as const] };
  const unpaid = useQuestion("vouchers", () => ({ filter: unpaidFilter }));
  const payments = useQuestion("vouchers", () => ({ filter: paymentFilter }));

  const read = (filter: typeof unpaidFilter | typeof paymentFilter, count: number) => {
    const opened = books();
    const id = company();
    return opened && id !== null ? opened.page("vouchers", { company: id, filter }, 0, count) : [];
  };
  const [rows] = createResource(unpaid, () => read(unpaidFilter, UNPAID_MAX), { initialValue: [] });
  const [latest] = createResource(payments, () => read(paymentFilter, LATEST), { initialValue: [] });

  const usualCents = createMemo(() => {
    const countByCents = new Map<number, number>();
    for (const { amountCents } of latest.latest ?? [])
      if (amountCents > 0) countByCents.set(amountCents, (countByCents.get(amountCents) ?? 0) + 1);
    return [...countByCents]
      .filter(([, count]) => count > 1)
      .sort((one, other) => other[1] - one[1])
      .slice(0, 4)
      .map(([cents]) => cents);
  });
  return { rows: () => rows.latest ?? [], usualCents };
}
