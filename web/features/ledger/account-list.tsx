import { createMemo, Show } from "solid-js";
import type { Account } from "#core/charts/chart.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import type { LedgerFilters } from "./create-ledger-filters.ts";
import { journalTexts } from "./journal-texts.ts";
import { ledgerTexts } from "./ledger-texts.ts";
import { useLedgerWords } from "./use-ledger-words.ts";

interface AccountListProps {
  /** Undefined while nobody knows them yet. */
  readonly accounts: readonly Account[] | undefined;
  readonly filters: LedgerFilters;
  readonly onChoose: (account: string) => void;
}

/** The accounts of the chart, each with its balance: what has one can be told from what was never used. */
export function AccountList(props: AccountListProps) {
  const t = useTexts(ledgerTexts);
  const shared = useTexts(journalTexts);
  const words = useLedgerWords();
  const balance = useQuestion("trialBalance", () => ({ filter: props.filters.filter() }));
  const balances = createMemo(
    () => new Map(balance()?.rows.map(({ account, balanceCents }) => [account, balanceCents])),
  );
  const columns = (): readonly Column<Account>[] => [
    {
      title: shared("column.account"),
      width: "minmax(0, 1fr)",
      cell: ({ code, label }) => (
        <>
          {code}
          <span class="sub">{label}</span>
        </>
      ),
    },
    {
      title: shared("column.balance"),
      kind: "number",
      width: "144px",
      cell: ({ code }) => {
        const cents = balances().get(code);
        return cents === undefined ? "" : words.balance(cents);
      },
    },
  ];

  return (
    <VirtualList
      label={t("chooseTitle")}
      columns={columns()}
      source={props.accounts ?? []}
      onOpen={({ code }) => props.onChoose(code)}
      empty={
        <Show when={props.accounts}>
          <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
        </Show>
      }
    />
  );
}
