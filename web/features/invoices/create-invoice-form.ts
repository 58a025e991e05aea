import { createEffect, createMemo, on, onMount } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import type { CreditNote, Sale, Voucher } from "#core/vouchers/voucher.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { localDay } from "#web/ui/local-day.ts";

/** An invoice while it is being typed. */
export interface InvoiceTyping {
  day: string;
  label: string;
  party: string | null;
  practitioner: string | null;
  termsDays: number;
  note: string;
  lines: InvoiceLine[];
}

const typedFields = ["day", "label", "party", "practitioner", "termsDays", "note", "lines"] as const;

const typingOf = (voucher: Sale | CreditNote): InvoiceTyping => ({
  day: voucher.day,
  label: voucher.label,
  party: voucher.party,
  practitioner: voucher.practitioner,
  termsDays: voucher.termsDays,
  note: voucher.note,
  lines: structuredClone(unwrap(voucher.lines)) as InvoiceLine[],
});

interface InvoiceFormStart {
  readonly id: string;
  readonly saved: () => Sale | CreditNote | null;
  /** The sale a new credit note begins as the mirror of. */
  readonly credits: Voucher | null;
}

/**
 * What is typed is kept on this device until it is saved. Fields that somebody else changed meanwhile show their
 * version unless they are being typed here too.
 */
export function createInvoiceForm(start: InvoiceFormStart) {
  const { books, company } = useBooks();
  const scratchKey = () => `invoice:${company()}:${start.id}`;
  const mirrored = start.credits?.kind === "sale" ? start.credits : null;
  const initial = (): InvoiceTyping => {
    const saved = start.saved();
    if (saved) return typingOf(saved);
    if (mirrored) return { ...typingOf(mirrored), day: localDay(), label: "", termsDays: 0, note: "" };
    return {
      day: localDay(),
      label: "",
      party: null,
      practitioner: null,
      termsDays: 30,
      note: "",
      lines: [],
    };
  };
  const [typing, setTyping] = createStore<InvoiceTyping>(initial());
  let base: InvoiceTyping = structuredClone(unwrap(typing)) as InvoiceTyping;

  const plain = (): InvoiceTyping => JSON.parse(JSON.stringify(typing)) as InvoiceTyping;
  const changed = createMemo((): Partial<InvoiceTyping> => {
    const saved = start.saved();
    const now = plain();
    if (!saved) return now;
    const before = typingOf(saved);
    return Object.fromEntries(
      typedFields.flatMap((field) => (same(now[field], before[field]) ? [] : [[field, now[field]]])),
    );
  });

  onMount(async () => {
    const kept = (await books()?.readScratch(scratchKey())) as Partial<InvoiceTyping> | null | undefined;
    if (kept) setTyping(kept);
  });
  createEffect(
    on(start.saved, (saved) => {
      if (!saved) return;
      const theirs = typingOf(saved);
      const mine = plain();
      for (const field of typedFields)
        if (same(mine[field], base[field]) && !same(mine[field], theirs[field]))
          setTyping(field, theirs[field]);
      base = theirs;
    }),
  );
  createEffect(
    on(
      () => JSON.stringify(changed()),
      (text) => {
        if (text === "{}") void books()?.clearScratch(scratchKey());
        else void books()?.writeScratch(scratchKey(), JSON.parse(text));
      },
      { defer: true },
    ),
  );

  return {
    typing,
    set: (fields: Partial<InvoiceTyping>) => setTyping(fields),
    setLine: (index: number, fields: Partial<InvoiceLine>) => setTyping("lines", index, fields),
    addLine: (line: InvoiceLine) => setTyping("lines", typing.lines.length, line),
    removeLine: (index: number) => setTyping("lines", (lines) => lines.filter((_, place) => place !== index)),
    /** The fields that differ from what is saved. */
    changed,
    isChanged: () => start.saved() === null || Object.keys(changed()).length > 0,
    plain,
    forget: async () => books()?.clearScratch(scratchKey()),
    /** Whether what is saved is what is on screen. */
    isShown: (voucher: Sale | CreditNote) => {
      const saved = typingOf(voucher);
      const now = plain();
      return typedFields.every((field) => same(saved[field], now[field]));
    },
  };
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
