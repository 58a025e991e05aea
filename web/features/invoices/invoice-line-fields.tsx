import { Show, untrack } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Article } from "#core/parties/article.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import type { InvoicePreview } from "#web/books/preview-invoice.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { formatDecimal, parseDecimal } from "#web/i18n/parse-decimal.ts";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { createVatLabel } from "#web/i18n/vat-label.ts";
import { IconButton } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { Combobox } from "#web/ui/combobox.tsx";
import { PriceField } from "#web/ui/price-field.tsx";
import { Select } from "#web/ui/select.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { createTypedNumber } from "./create-typed-number.ts";
import { invoicesTexts } from "./invoices-texts.ts";

interface InvoiceLineFieldsProps {
  readonly line: InvoiceLine;
  readonly number: number;
  readonly company: Company;
  readonly articles: readonly Article[];
  readonly vatChoices: InvoicePreview["vatChoices"];
  readonly problems: readonly Problem[];
  readonly set: (fields: Partial<InvoiceLine>) => void;
  readonly remove: () => void;
}

/** One line: what, how many, at what price, with which VAT. */
export function InvoiceLineFields(props: InvoiceLineFieldsProps) {
  const t = useTexts(invoicesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const vatLabel = createVatLabel();
  const decimal = (parts: number, decimals: number) =>
    formatDecimal(parts, decimals, i18n.separators.decimal);
  const [quantity, setQuantity] = createTypedNumber({
    name: () => `quantity ${props.line.id}`,
    value: () => props.line.quantityThousandths,
    read: (typed) => parseDecimal(typed, 3) || null,
    write: (parts) => decimal(parts, 3),
  });
  const [discount, setDiscount] = createTypedNumber({
    name: () => `discount ${props.line.id}`,
    value: () => props.line.discountBasisPoints,
    read: (typed) => parseDecimal(typed || "0", 2),
    write: (parts) => decimal(parts, 2),
  });

  const errorOf = (...codes: readonly Problem["code"][]) => {
    const found = props.problems.find(({ code }) => codes.includes(code));
    return found && problemText(found);
  };
  const chooseArticle = (id: string | null) => {
    const article = props.articles.find((known) => known.id === id);
    if (!article) return props.set({ articleId: null, articleNumber: null });
    props.set({
      articleId: article.id,
      articleNumber: article.number,
      text: article.name,
      unitPriceCents: article.unitPriceCents,
      priceIncludesVat: article.priceIncludesVat,
      nature: article.nature,
      vat: article.vat,
      account: article.account,
    });
  };

  // What is rarely changed stays folded, and says in words what it is set to.
  const isUnusual = untrack(() => props.line.discountBasisPoints > 0);
  const said = () =>
    [
      t(props.line.nature),
      props.line.priceIncludesVat && t("priceIncludesVat"),
      props.line.discountBasisPoints > 0 &&
        t("discountOf", { rate: i18n.percent(props.line.discountBasisPoints) }),
    ]
      .filter(Boolean)
      .join(" · ");

  return (
    <fieldset class="invoice-line" aria-label={t("line", { number: props.number })}>
      <div class="line-fields">
        <Show when={props.articles.length > 0}>
          <Combobox
            label={t("article")}
            options={props.articles
              .filter(({ isActive }) => isActive)
              .map(({ id, name, number }) => ({ value: id, label: name, hint: number }))}
            value={props.line.articleId}
            onChange={chooseArticle}
            required={false}
          />
        </Show>
        <TextField
          label={t("text")}
          value={props.line.text}
          onChange={(text) => props.set({ text })}
          error={errorOf("invoice.lineTextMissing")}
          maxLength={500}
        />
        <TextField
          label={t("quantity")}
          inputMode="decimal"
          amount
          value={quantity()}
          error={parseDecimal(quantity(), 3) ? undefined : t("quantityUnreadable")}
          onChange={(value) => {
            setQuantity(value);
            const parts = parseDecimal(value, 3);
            if (parts) props.set({ quantityThousandths: parts });
          }}
        />
        <PriceField
          label={t("unitPrice")}
          name={`price ${props.line.id}`}
          cents={props.line.unitPriceCents}
          onChange={(unitPriceCents) => props.set({ unitPriceCents })}
        />
        <Select
          label={t("vat")}
          options={props.vatChoices.map((choice) => ({ value: choice.key, label: vatLabel(choice) }))}
          value={props.line.vat}
          onChange={(vat) => props.set({ vat })}
          error={errorOf("invoice.vatNotAllowed")}
        />
      </div>
      <details class="line-more" open={isUnusual || undefined}>
        <summary>{said()}</summary>
        <div class="fields" data-dense="">
          <Select
            label={t("nature")}
            options={[
              { value: "services", label: t("services") },
              { value: "goods", label: t("goods") },
            ]}
            value={props.line.nature}
            onChange={(nature) => props.set({ nature })}
          />
          <TextField
            label={t("discount")}
            inputMode="decimal"
            amount
            required={false}
            value={discount()}
            error={
              (parseDecimal(discount() || "0", 2) ?? 10_001) <= 10_000 ? undefined : t("discountUnreadable")
            }
            onChange={(value) => {
              setDiscount(value);
              const parts = parseDecimal(value || "0", 2);
              if (parts !== null && parts <= 10_000) props.set({ discountBasisPoints: parts });
            }}
          />
          <Checkbox
            label={t("priceIncludesVat")}
            checked={props.line.priceIncludesVat}
            onChange={(priceIncludesVat) => props.set({ priceIncludesVat })}
          />
        </div>
      </details>
      <IconButton
        type="button"
        icon="close"
        label={t("removeLine", { number: props.number })}
        onClick={() => props.remove()}
      />
    </fieldset>
  );
}
