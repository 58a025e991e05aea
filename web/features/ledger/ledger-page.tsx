import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { createPagedSource } from "#web/books/create-paged-source.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Page } from "#web/ui/page.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { AccountList } from "./account-list.tsx";
import { AccountPicker } from "./account-picker.tsx";
import { createLedgerColumns } from "./create-ledger-columns.tsx";
import { createLedgerFilters } from "./create-ledger-filters.ts";
import { createMatching } from "./create-matching.ts";
import { createVoucherOpening } from "./create-voucher-opening.ts";
import { FilterChips } from "./filter-chips.tsx";
import { ledgerTexts } from "./ledger-texts.ts";
import { MatchingBar } from "./matching-bar.tsx";
import { MatchingProposals } from "./matching-proposals.tsx";
import { matchingTexts } from "./matching-texts.ts";
import { MissingMonths } from "./missing-months.tsx";
import { NoLines } from "./no-lines.tsx";
import { useLedgerWords } from "./use-ledger-words.ts";
import { VoucherSplit } from "./voucher-split.tsx";

const chips = ["period", "journals", "provenances", "party", "text"] as const;

/** One account line by line, with the balance each line leaves. */
export function LedgerPage() {
  const t = useTexts(ledgerTexts);
  const m = useTexts(matchingTexts);
  const i18n = useI18n();
  const words = useLedgerWords();
  const route = useParams();
  const navigate = useNavigate();
  const filters = createLedgerFilters();
  const opening = createVoucherOpening();
  const choices = useQuestion("ledgerChoices");

  const account = () => route["account"] ?? null;
  const accounts = createMemo(() => choices()?.accounts ?? []);
  const known = () => accounts().find(({ code }) => code === account());
  const matchings = createMatching({ account, filter: filters.filter });
  const params = () => ({
    account: account() ?? "",
    filter: filters.filter(),
    ...(matchings.isOpenOnly() ? { isOpenOnly: true } : {}),
  });
  const totals = useQuestion("generalLedger", () => (account() === null ? null : params()));
  const source = createPagedSource({ name: "generalLedger", params, totals });
  const columns = createLedgerColumns({
    totals,
    isNarrowed: () => filters.isNarrowed() || matchings.isOpenOnly(),
    withBalance: true,
    matchings,
  });
  const choose = (code: string) =>
    navigate(`/ledger/${encodeURIComponent(code)}${filters.search(chips)}`, { replace: account() !== null });

  const sums = () => {
    const sum = totals();
    if (!sum) return [];
    const { openingCents, debitCents, creditCents } = sum;
    return [
      [t("opening"), words.balance(openingCents)],
      [t("debit"), i18n.amount(debitCents)],
      [t("credit"), i18n.amount(creditCents)],
      [t("closing"), words.balance(openingCents + debitCents - creditCents)],
    ] as const;
  };

  return (
    <Page title={t("title")} subtitle={known() ? `${known()!.code} ${known()!.label}` : account()}>
      <VoucherSplit opening={opening}>
        <AccountPicker accounts={accounts()} account={account()} onChoose={choose} />
        <Show
          when={account() !== null}
          fallback={<AccountList accounts={choices()?.accounts} filters={filters} onChoose={choose} />}
        >
          <FilterChips filters={filters} show={chips}>
            <button
              type="button"
              class="chip"
              aria-pressed={matchings.isOpenOnly()}
              onClick={matchings.toggleOpenOnly}
            >
              {m("openOnly")}
            </button>
            <button type="button" class="chip" aria-pressed={matchings.isOn()} onClick={matchings.toggleMode}>
              {m("mode")}
            </button>
          </FilterChips>
          <Show when={matchings.isOn()}>
            <MatchingProposals matchings={matchings} />
          </Show>
          <MissingMonths months={totals()?.missingMonths} />
          <dl class="facts" data-wide="" aria-label={t("sums")}>
            <For each={sums()}>
              {([name, value]) => (
                <div>
                  <dt>{name}</dt>
                  <dd>{value}</dd>
                </div>
              )}
            </For>
          </dl>
          <VirtualList
            label={t("listLabel")}
            columns={columns()}
            source={source()}
            onOpen={(row) => (matchings.isOn() ? matchings.toggle(row) : void opening.open(row))}
            isChosen={(row) => (matchings.isOn() ? matchings.isChosen(row) : row.voucherId === opening.id())}
            empty={
              <NoLines
                isKnown={totals() !== undefined}
                filters={filters}
                title={t("noneTitle")}
                text={t("noneText")}
                step={
                  <A class="button" href="/balance">
                    {i18n.t("place.balance")}
                  </A>
                }
              />
            }
          />
          <Show when={matchings.isOn()}>
            <MatchingBar matchings={matchings} />
          </Show>
        </Show>
      </VoucherSplit>
    </Page>
  );
}
