import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { createPagedSource } from "#web/books/create-paged-source.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateLegend } from "#web/ui/fate-mark.tsx";
import { Page } from "#web/ui/page.tsx";
import { Split } from "#web/ui/split.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { createLedgerColumns } from "./create-ledger-columns.tsx";
import { createLedgerFilters } from "./create-ledger-filters.ts";
import { createVoucherOpening } from "./create-voucher-opening.ts";
import { FilterChips } from "./filter-chips.tsx";
import { journalTexts } from "./journal-texts.ts";
import { MissingMonths } from "./missing-months.tsx";
import { VoucherPaper } from "./voucher-paper.tsx";

const chips = ["period", "journals", "account", "provenances", "party", "text"] as const;
const legend = ["onDevice", "onServer", "sent", "received", "sealed", "refused"] as const;

/** Every line of every entry, newest first, with what became of it in the margin. */
export function JournalPage() {
  const t = useTexts(journalTexts);
  const i18n = useI18n();
  const filters = createLedgerFilters();
  const opening = createVoucherOpening();
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

  const agreement = () => {
    const known = totals();
    if (!known) return "";
    const apart = Math.abs(known.debitCents - known.creditCents);
    return apart === 0 ? t("balanced") : t("apart", { amount: i18n.money(apart) });
  };

  return (
    <Page
      title={t("title")}
      subtitle={
        <Show when={totals()}>
          {(known) => (
            <>
              {t("lines", { count: known().count })} · {agreement()}
            </>
          )}
        </Show>
      }
      actions={
        <A class="button" data-look="primary" href="/enter">
          {i18n.t("place.enter")}
        </A>
      }
    >
      <Split
        open={opening.id() !== ""}
        list={
          <div class="stack fill">
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
                <Show when={totals()}>
                  <Show
                    when={filters.isNarrowed()}
                    fallback={
                      <EmptyState
                        title={t("emptyTitle")}
                        text={t("emptyText")}
                        action={
                          <A class="button" data-look="primary" href="/import">
                            {t("emptyAction")}
                          </A>
                        }
                      />
                    }
                  >
                    <EmptyState
                      title={t("noneTitle")}
                      text={t("noneText")}
                      action={<Button onClick={filters.clear}>{t("clearAll")}</Button>}
                    />
                  </Show>
                </Show>
              }
            />
            <FateLegend fates={legend} />
          </div>
        }
        paper={
          <Show when={opening.id()} keyed>
            {(id) => (
              <VoucherPaper id={id} day={opening.day()} journal={opening.journal()} onClose={opening.close} />
            )}
          </Show>
        }
      />
    </Page>
  );
}
