import { For, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import { vatCategoryOf } from "#core/vat/vat-categories.ts";
import type { CreditNote, Sale } from "#core/vouchers/voucher.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { formatDecimal } from "#web/i18n/parse-decimal.ts";
import { Sheet } from "#web/ui/sheet.tsx";
import { invoicesTexts } from "./invoices-texts.ts";
import { createSumWords } from "./sum-words.ts";

interface IssuedPaperProps {
  readonly voucher: Sale | CreditNote;
  readonly company: Company | null;
}

/** The document as it was issued. */
export function IssuedPaper(props: IssuedPaperProps) {
  const t = useTexts(invoicesTexts);
  const i18n = useI18n();
  const sumWords = createSumWords();
  const categories = () => props.voucher.totals?.categories ?? [];
  /** What the law wants said where no VAT is asked, or the buyer owes it. */
  const mentions = () => [...new Set(categories().flatMap(({ vat }) => vatCategoryOf(vat)?.mention ?? []))];

  return (
    <Sheet label={t("invoice")}>
      <div class="sheet-body stack">
        <div class="paper-parties">
          <address>
            <strong>{props.company?.name}</strong>
            <span class="block">{props.company?.address1}</span>
            <span class="block">
              {props.company?.postalCode} {props.company?.city}
            </span>
            <span class="block small muted">{props.company?.vatNumber || props.company?.registration}</span>
          </address>
          <Show when={props.voucher.partyCopy}>
            {(party) => (
              <address>
                <strong>{party().name}</strong>
                <span class="block">{party().address1}</span>
                <span class="block">
                  {party().postalCode} {party().city}
                </span>
                <span class="block small muted">{party().vatNumber}</span>
              </address>
            )}
          </Show>
        </div>
        <Show when={props.voucher.label}>{(label) => <p>{label()}</p>}</Show>
        <ul class="paper-lines">
          <For each={props.voucher.lines}>
            {(line, index) => (
              <li>
                <span>
                  {line.text}
                  <span class="block small muted">
                    {formatDecimal(line.quantityThousandths, 3, i18n.separators.decimal)} ×{" "}
                    {i18n.money(line.unitPriceCents)}
                    <Show when={line.discountBasisPoints > 0}>
                      {" "}
                      − {i18n.percent(line.discountBasisPoints)}
                    </Show>
                    <Show when={line.priceIncludesVat}>, {t("priceIncludesVat")}</Show>
                  </span>
                </span>
                <span class="num">{i18n.money(props.voucher.totals?.lineNetCents[index()] ?? 0)}</span>
              </li>
            )}
          </For>
        </ul>
        <dl class="sums">
          <dt>{t("net")}</dt>
          <dd>{i18n.money(props.voucher.totals?.netCents ?? 0)}</dd>
          <For each={categories()}>
            {({ vat, netCents, vatCents }) => (
              <>
                <dt>{sumWords(vatCategoryOf(vat), vat, netCents)}</dt>
                <dd>{i18n.money(vatCents)}</dd>
              </>
            )}
          </For>
          <dt class="strong">{t("gross")}</dt>
          <dd class="strong">{i18n.money(props.voucher.totals?.grossCents ?? 0)}</dd>
        </dl>
        <For each={mentions()}>{(mention) => <p class="small muted">{mention}</p>}</For>
        <Show when={props.voucher.kind === "sale" && props.voucher.dueDay}>
          {(due) => <p class="muted">{t("dueOn", { day: i18n.day(due()) })}</p>}
        </Show>
        <Show when={props.voucher.note}>{(note) => <p>{note()}</p>}</Show>
      </div>
    </Sheet>
  );
}
