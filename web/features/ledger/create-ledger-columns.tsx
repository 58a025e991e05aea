import { createMemo, Show } from "solid-js";
import type { LedgerRow, LedgerTotals } from "#web/books/books.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { ChooseButton } from "#web/ui/choose-button.tsx";
import type { Column } from "#web/ui/column.ts";
import { FateMark } from "#web/ui/fate-mark.tsx";
import type { Matchings } from "./create-matching.ts";
import { journalTexts } from "./journal-texts.ts";
import { matchingTexts } from "./matching-texts.ts";
import { useLedgerWords } from "./use-ledger-words.ts";

interface LedgerColumnsOptions {
  readonly totals: () => LedgerTotals | undefined;
  readonly isNarrowed: () => boolean;
  /** One account's lines: it is named above them, and each has the balance it leaves. */
  readonly withBalance: boolean;
  /** Where lines can be chosen to be matched. */
  readonly matchings?: Matchings;
}

/** Room for a hundred million and its cents. */
const AMOUNT_WIDTH = "120px";

interface Sides {
  readonly debitCents: number;
  readonly creditCents: number;
}

/** The columns of a list of lines: debit and credit, or on a phone one amount with the letter of its side. */
export function createLedgerColumns(options: LedgerColumnsOptions): () => readonly Column<LedgerRow>[] {
  const t = useTexts(journalTexts);
  const m = useTexts(matchingTexts);
  const i18n = useI18n();
  const words = useLedgerWords();
  const { withBalance } = options;

  const amount = (cents: number) => (cents === 0 ? "" : i18n.amount(cents));
  const withSide = ({ debitCents, creditCents }: Sides) => words.balance(debitCents - creditCents);
  const total = (write: (totals: LedgerTotals) => string) => {
    const known = options.totals();
    return known ? write(known) : "";
  };
  const first = (row: LedgerRow) =>
    withBalance ? row.label || row.partyName || row.pieceRef : `${row.account} ${row.accountLabel}`;
  const second = (row: LedgerRow) =>
    (withBalance ? [row.label && row.partyName, row.matching] : [row.label || row.pieceRef, row.partyName])
      .concat(row.provenance.startsWith("opening:") ? words.provenance(row.provenance) : [])
      .filter(Boolean)
      .join(" · ");

  const balance = (): Column<LedgerRow> => ({
    title: t("column.balance"),
    kind: "number",
    width: "132px",
    cell: (row) => (
      <>
        <span class="only-narrow">{withSide(row)}</span>
        <span class="running">{words.balance(row.balanceCents ?? 0)}</span>
      </>
    ),
    get total() {
      return total(({ openingCents, debitCents, creditCents }) =>
        words.balance(openingCents + debitCents - creditCents),
      );
    },
  });
  const credit = (): Column<LedgerRow> => ({
    title: t("column.credit"),
    kind: "number",
    width: AMOUNT_WIDTH,
    wideOnly: withBalance,
    cell: (row) => (
      <Show when={!withBalance} fallback={amount(row.creditCents)}>
        <span class="only-narrow">{withSide(row)}</span>
        <span class="only-wide">{amount(row.creditCents)}</span>
      </Show>
    ),
    get total() {
      return total(({ creditCents }) => i18n.amount(creditCents));
    },
  });

  const letter = (): Column<LedgerRow> => ({
    title: m("letter"),
    width: "112px",
    wideOnly: true,
    cell: (row) => row.matching ?? "",
    total: "",
  });
  const choosing = (matchings: Matchings): Column<LedgerRow> => ({
    title: m("choose"),
    kind: "act",
    cell: (row) => (
      <ChooseButton
        label={m("chooseLine", { label: first(row), amount: withSide(row) })}
        isChosen={matchings.isChosen(row)}
        onToggle={() => matchings.toggle(row)}
      />
    ),
    total: "",
  });

  // Totals are asked where they are drawn, so that new ones leave the columns, and with them every row, as they are.
  return createMemo((): readonly Column<LedgerRow>[] => [
    { title: t("column.state"), kind: "margin", cell: (row) => <FateMark fate={row.fate} />, total: "" },
    ...(options.matchings?.isOn() ? [choosing(options.matchings)] : []),
    {
      title: t("column.day"),
      width: "124px",
      wideOnly: true,
      cell: (row) => i18n.day(row.day),
      total: "",
    },
    {
      title: t(withBalance ? "column.wording" : "column.label"),
      width: "minmax(0, 2fr)",
      cell: (row) => (
        <>
          {first(row)}
          <span class="sub">
            <span class="only-narrow">
              {i18n.dayShort(row.day)}
              {second(row) && " · "}
            </span>
            {second(row)}
          </span>
        </>
      ),
      get total() {
        return t(options.isNarrowed() ? "totalFiltered" : "total");
      },
    },
    {
      title: t("column.piece"),
      width: "148px",
      wideOnly: true,
      cell: (row) => row.pieceRef || row.entryNumber,
      total: "",
    },
    ...(withBalance ? [letter()] : []),
    { title: t("column.journal"), width: "76px", wideOnly: true, cell: (row) => row.journal, total: "" },
    {
      title: t("column.debit"),
      kind: "number",
      width: AMOUNT_WIDTH,
      wideOnly: true,
      cell: (row) => amount(row.debitCents),
      get total() {
        return total(({ debitCents }) => i18n.amount(debitCents));
      },
    },
    credit(),
    ...(withBalance ? [balance()] : []),
  ]);
}
