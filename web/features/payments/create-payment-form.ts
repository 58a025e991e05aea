import { createEffect, createMemo, on, untrack } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import type { Company } from "#core/companies/company.ts";
import { usualPaymentVat } from "#core/vat/payment-vat.ts";
import type { Payment } from "#core/vouchers/voucher.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { localDay } from "#web/ui/local-day.ts";

/** A payment while it is being typed. */
export interface PaymentTyping {
  amountCents: number | null;
  means: string | null;
  practitioner: string | null;
  party: string | null;
  claim: string | null;
  day: string;
  label: string;
  account: string | null;
  /** The VAT chosen by hand; null takes the usual one. */
  vat: string | null;
}

const empty = (): PaymentTyping => ({
  amountCents: null,
  means: null,
  practitioner: null,
  party: null,
  claim: null,
  day: localDay(),
  label: "",
  account: null,
  vat: null,
});

/** What is typed is kept on this device under `key` until it is recorded, so that nothing can make it vanish. */
export function createPaymentForm(key: () => string | null) {
  const { books } = useBooks();
  const [typing, setTyping] = createStore<PaymentTyping>(empty());

  createEffect(
    on([books, key], async ([opened, kept]) => {
      if (!opened || kept === null) return;
      const found = (await opened.readScratch(kept)) as Partial<PaymentTyping> | null | undefined;
      if (found && untrack(() => typing.amountCents === null)) setTyping(found);
    }),
  );

  const serialised = createMemo(() => JSON.stringify(typing));
  createEffect(
    on(
      serialised,
      () => {
        const kept = key();
        if (kept !== null) void books()?.writeScratch(kept, JSON.parse(serialised()));
      },
      { defer: true },
    ),
  );

  return {
    typing,
    set: (fields: Partial<PaymentTyping>) => setTyping(fields),
    load: (payment: Payment, company: Company) =>
      setTyping({
        amountCents: payment.amountCents,
        means: payment.means,
        practitioner: payment.practitioner,
        party: payment.party,
        claim: payment.settles[0]?.voucher ?? null,
        day: payment.day,
        label: payment.label,
        account: payment.account,
        vat: payment.vat === usualPaymentVat(payment, company) ? null : (payment.vat ?? null),
      }),
    /** After recording: the next one of the day usually has the same means and practitioner. */
    clear: async () => {
      const { means, practitioner } = unwrap(typing);
      setTyping({ ...empty(), means, practitioner });
      const kept = key();
      if (kept !== null) await books()?.clearScratch(kept);
    },
  };
}
