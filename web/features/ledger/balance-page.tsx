import { A, useNavigate } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { Page } from "#web/ui/page.tsx";
import { SideBar } from "#web/ui/side-bar.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { type BalanceRow, withClassTotals } from "./balance-rows.ts";
import { balanceTexts } from "./balance-texts.ts";
import { createLedgerFilters } from "./create-ledger-filters.ts";
import { FilterChips } from "./filter-chips.tsx";
import { journalTexts } from "./journal-texts.ts";
import { MissingMonths } from "./missing-months.tsx";
import { NoLines } from "./no-lines.tsx";
import { useLedgerWords } from "./use-ledger-words.ts";

const chips = ["period", "journals", "account", "provenances", "party", "text"] as const;
const kept = ["period", "journals", "provenances", "party", "text"] as const;

/** What each account was debited and credited for, class by class; the totals agree to the cent. */
export function BalancePage() {
  const t = useTexts(balanceTexts);
  const shared = useTexts(journalTexts);
  const i18n = useI18n();
  const words = useLedgerWords();
  const navigate = useNavigate();
  const filters = createLedgerFilters();
  const balance = useQuestion("trialBalance", () => ({ filter: filters.filter() }));
  const rows = createMemo(() => withClassTotals(balance()?.rows ?? []));

  const open = ({ kind, account }: BalanceRow) => {
    if (kind === "account") navigate(`/ledger/${encodeURIComponent(account)}${filters.search(kept)}`);
    else {
      const search = new URLSearchParams(filters.search(kept));
      search.set("account", account);
      navigate(`/journal?${search}`);
    }
  };
  const amount = (row: BalanceRow, text: string) => (row.kind === "class" ? <strong>{text}</strong> : text);
  const moved = (cents: number) => (cents === 0 ? "" : i18n.amount(cents));
  const largest = createMemo(() =>
    Math.max(1, ...(balance()?.rows ?? []).map(({ balanceCents }) => Math.abs(balanceCents))),
  );
  // Totals are asked where they are drawn, so that new ones leave the columns, and with them every row, as they are.
  const columns: readonly Column<BalanceRow>[] = [
    {
      get title() {
        return shared("column.account");
      },
      width: "minmax(0, 3fr)",
      cell: (row) => (
        <Show
          when={row.kind === "account"}
          fallback={<strong>{t("classTotal", { class: row.account })}</strong>}
        >
          {row.account}
          <span class="sub">{row.label}</span>
        </Show>
      ),
      get total() {
        return shared(filters.isNarrowed() ? "totalFiltered" : "total");
      },
    },
    {
      get title() {
        return `${shared("side.credit")} · ${shared("side.debit")}`;
      },
      kind: "picture",
      width: "minmax(0, 1fr)",
      wideOnly: true,
      cell: (row) => (
        <Show when={row.kind === "account"}>
          <SideBar share={row.balanceCents / largest()} />
        </Show>
      ),
      total: "",
    },
    {
      get title() {
        return shared("column.debit");
      },
      kind: "number",
      wideOnly: true,
      cell: (row) => amount(row, moved(row.debitCents)),
      get total() {
        return i18n.amount(balance()?.debitCents ?? 0);
      },
    },
    {
      get title() {
        return shared("column.credit");
      },
      kind: "number",
      wideOnly: true,
      cell: (row) => amount(row, moved(row.creditCents)),
      get total() {
        return i18n.amount(balance()?.creditCents ?? 0);
      },
    },
    {
      get title() {
        return shared("column.balance");
      },
      kind: "number",
      width: "144px",
      cell: (row) => amount(row, words.balance(row.balanceCents)),
      get total() {
        return words.balance((balance()?.debitCents ?? 0) - (balance()?.creditCents ?? 0));
      },
    },
  ];

  return (
    <Page
      title={t("title")}
      subtitle={
        <Show when={balance()}>
          {(known) => (
            <>
              {t("accounts", { count: known().rows.length })} ·{" "}
              {words.agreement(known().debitCents, known().creditCents)}
            </>
          )}
        </Show>
      }
    >
      <div class="stack fill">
        <FilterChips filters={filters} show={chips} />
        <MissingMonths months={balance()?.missingMonths} />
        <Show when={balance()?.opening === "provisional"}>
          <p class="muted small">
            {t("openingProvisional")} <A href="/years">{i18n.t("place.years")}</A>
          </p>
        </Show>
        <VirtualList
          label={t("listLabel")}
          columns={columns}
          source={rows()}
          onOpen={open}
          empty={
            <NoLines
              isKnown={balance() !== undefined}
              filters={filters}
              title={t("emptyTitle")}
              text={t("emptyText")}
            />
          }
        />
      </div>
    </Page>
  );
}
