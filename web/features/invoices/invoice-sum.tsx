import { For, Show } from "solid-js";
import type { Chart } from "#core/charts/chart.ts";
import type { InvoicePreview } from "#web/books/preview-invoice.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { invoicesTexts } from "./invoices-texts.ts";
import { createSumWords } from "./sum-words.ts";

interface InvoiceSumProps {
  readonly preview: InvoicePreview;
  readonly chart: Chart;
}

/** The totals by VAT category as they form, and what approving will book. */
export function InvoiceSum(props: InvoiceSumProps) {
  const t = useTexts(invoicesTexts);
  const i18n = useI18n();
  const sumWords = createSumWords();
  const choiceOf = (vat: string) => props.preview.vatChoices.find(({ key }) => key === vat);
  const labelOf = (account: string) => props.chart.accounts.find(({ code }) => code === account)?.label ?? "";

  return (
    <>
      <section class="sheet" aria-label={t("totals")}>
        <dl class="sums sheet-body" aria-live="polite">
          <dt>{t("net")}</dt>
          <dd>{i18n.money(props.preview.totals.netCents)}</dd>
          <For each={props.preview.totals.categories}>
            {(category) => (
              <>
                <dt>{sumWords(choiceOf(category.vat), category.vat, category.netCents)}</dt>
                <dd>{i18n.money(category.vatCents)}</dd>
              </>
            )}
          </For>
          <dt class="strong">{t("gross")}</dt>
          <dd class="strong">{i18n.money(props.preview.totals.grossCents)}</dd>
        </dl>
        <For each={props.preview.mentions}>
          {(mention) => <p class="sheet-body small muted">{mention}</p>}
        </For>
      </section>
      <Show when={props.preview.postings.length > 0}>
        <details>
          <summary>{t("postings")}</summary>
          <PostingsTable
            label={t("postings")}
            titles={{ account: t("account"), debit: t("debit"), credit: t("credit") }}
            lines={props.preview.postings.map((posting) => ({ ...posting, label: labelOf(posting.account) }))}
          />
        </details>
      </Show>
    </>
  );
}
