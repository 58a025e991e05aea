import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { createPagedSource } from "#web/books/create-paged-source.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { FateLegend } from "#web/ui/fate-mark.tsx";
import { Page } from "#web/ui/page.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { createLedgerColumns } from "./create-ledger-columns.tsx";
import { createLedgerFilters } from "./create-ledger-filters.ts";
import { createVoucherOpening } from "./create-voucher-opening.ts";
import { FilterChips } from "./filter-chips.tsx";
import { journalTexts } from "./journal-texts.ts";
import { MissingMonths } from "./missing-months.tsx";
import { NoLines } from "./no-lines.tsx";
import { useLedgerWords } from "./use-ledger-words.ts";
import { VoucherSplit } from "./voucher-split.tsx";

const chips = ["period", "journals", "account", "provenances", "party", "text"] as const;
const legend = ["onDevice", "onServer", "sent", "received", "sealed", "refused"] as const;

/** Every line of every entry, newest first, with what became of it in the margin. */
export function JournalPage() {
  const t = useTexts(journalTexts);
  const i18n = useI18n();
  const words = useLedgerWords();
  const filters = createLedgerFilters();
  const opening = createVoucherOpening();
  const company = useQuestion("company");
  const [isOldestFirst, setOldestFirst] = createSignal(false);
  const params = () => ({ filter: filters.filter() });
  const totals = useQuestion("journal", params);
  const source = createPagedSource({
    name: "journal",
    params,
    totals,
    isNewestFirst: () => !isOldestFirst(),
  });
  const columns = createLedgerColumns({ totals, isNarrowed: filters.isNarrowed, withBalance: false });

  return (
    <Page
      title={t("title")}
      subtitle={
        <Show when={totals()}>
          {(known) => (
            <>
              {t("lines", { count: known().count })} ·{" "}
              {words.agreement(known().debitCents, known().creditCents)}
            </>
          )}
        </Show>
      }
      actions={
        <>
          <Show when={company()?.rights.includes("record")}>
            <A class="button" href="/entries/new">
              {t("newEntry")}
            </A>
          </Show>
          <A class="button" data-look="primary" href="/enter">
            {i18n.t("place.enter")}
          </A>
        </>
      }
    >
      <VoucherSplit opening={opening}>
        <FilterChips filters={filters} show={chips}>
          <button
            type="button"
            class="chip"
            aria-pressed={isOldestFirst()}
            onClick={() => setOldestFirst(!isOldestFirst())}
          >
            {t("order")}
          </button>
        </FilterChips>
        <MissingMonths months={totals()?.missingMonths} />
        <VirtualList
          label={t("listLabel")}
          columns={columns()}
          source={source()}
          onOpen={(row) => void opening.open(row)}
          isChosen={(row) => row.voucherId === opening.id()}
          empty={
            <NoLines
              isKnown={totals() !== undefined}
              filters={filters}
              title={t("emptyTitle")}
              text={t("emptyText")}
            />
          }
        />
        <FateLegend fates={legend} />
      </VoucherSplit>
    </Page>
  );
}
