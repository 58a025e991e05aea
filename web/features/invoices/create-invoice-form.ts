import { createEffect, createMemo, createSignal, on, onMount } from "solid-js";
import { createStore, unwrap } from "solid-js/store";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import type { CreditNote, Sale, Voucher } from "#core/vouchers/voucher.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { createScratch } from "#web/books/create-scratch.ts";
import { localDay } from "#web/ui/local-day.ts";
import { createUnreadTexts } from "#web/ui/unread-texts.ts";

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
  const { company } = useBooks();
  const mirrored = start.credits?.kind === "sale" ? start.credits : null;
  // A new one has no name yet: whoever comes back to write a new one finds what they had begun.
  const unsavedName = () => (mirrored === null ? "new" : `new:${mirrored.id}`);
  const scratch = createScratch(`invoice:${company()}:${start.saved() === null ? unsavedName() : start.id}`);
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
  const begun = essenceOf(base);
  const [isRestored, setRestored] = createSignal(false);
  const unread = createUnreadTexts();

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

  const kept = createMemo(() => {
    const texts = unread.all();
    if (Object.keys(texts).length > 0) return { ...changed(), unread: texts };
    const isBlank = start.saved() === null && same(essenceOf(plain()), begun);
    return isBlank ? {} : changed();
  });

  onMount(async () => {
    const found = (await scratch.read()) as (Partial<InvoiceTyping> & { unread?: object }) | null | undefined;
    if (!found) return;
    const { unread: texts = {}, ...fields } = found;
    unread.replace(texts as Record<string, string>);
    setTyping(fields);
    setRestored(true);
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
      () => JSON.stringify(kept()),
      (text) => void (text === "{}" ? scratch.clear() : scratch.write(JSON.parse(text))),
      { defer: true },
    ),
  );

  return {
    typing,
    /** What its fields hold that says no number. */
    unread,
    set: (fields: Partial<InvoiceTyping>) => setTyping(fields),
    setLine: (index: number, fields: Partial<InvoiceLine>) => setTyping("lines", index, fields),
    addLine: (line: InvoiceLine) => setTyping("lines", typing.lines.length, line),
    removeLine: (index: number) => {
      unread.drop(typing.lines[index]?.id ?? "");
      setTyping("lines", (lines) => lines.filter((_, place) => place !== index));
    },
    /** The fields that differ from what is saved. */
    changed,
    isChanged: () => start.saved() === null || Object.keys(changed()).length > 0,
    plain,
    forget: async () => {
      setRestored(false);
      await scratch.clear();
    },
    /** Whether anything would be lost by starting over. */
    isBegun: () => JSON.stringify(kept()) !== "{}",
    isRestored,
    discard: () => {
      unread.replace({});
      setTyping(initial());
      setRestored(false);
    },
    /** Whether what is saved is what is on screen. */
    isShown: (voucher: Sale | CreditNote) => {
      const saved = typingOf(voucher);
      const now = plain();
      return typedFields.every((field) => same(saved[field], now[field]));
    },
  };
}

/** What somebody typed, without the empty line every invoice begins with. */
const essenceOf = (typing: InvoiceTyping): InvoiceTyping => ({
  ...typing,
  lines: typing.lines.filter(
    ({ text, articleId, unitPriceCents }) => text !== "" || articleId !== null || unitPriceCents !== 0,
  ),
});

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
