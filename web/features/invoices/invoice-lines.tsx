import { createEffect, Index } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Article } from "#core/parties/article.ts";
import type { InvoiceLine } from "#core/vouchers/invoice-line.ts";
import type { InvoicePreview } from "#web/books/preview-invoice.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import type { InvoiceTyping } from "./create-invoice-form.ts";
import { InvoiceLineFields } from "./invoice-line-fields.tsx";
import { invoicesTexts } from "./invoices-texts.ts";

interface InvoiceLinesProps {
  readonly typing: InvoiceTyping;
  readonly company: Company;
  readonly articles: readonly Article[];
  readonly vatChoices: InvoicePreview["vatChoices"];
  readonly problems: readonly Problem[];
  readonly setLine: (index: number, fields: Partial<InvoiceLine>) => void;
  readonly addLine: (line: InvoiceLine) => void;
  readonly removeLine: (index: number) => void;
}

/** The lines of an invoice; a new one starts like the last. */
export function InvoiceLines(props: InvoiceLinesProps) {
  const t = useTexts(invoicesTexts);

  const add = () => {
    const last = props.typing.lines.at(-1);
    props.addLine({
      id: crypto.randomUUID(),
      articleId: null,
      articleNumber: null,
      text: "",
      quantityThousandths: 1000,
      unitPriceCents: 0,
      priceIncludesVat: last?.priceIncludesVat ?? false,
      discountBasisPoints: 0,
      nature: last?.nature ?? "services",
      vat: last?.vat ?? props.vatChoices[0]?.key ?? "",
      account: null,
    });
  };
  createEffect(() => {
    if (props.typing.lines.length === 0 && props.vatChoices.length > 0) add();
  });

  return (
    <section class="sheet" aria-label={t("lines")}>
      <Index each={props.typing.lines}>
        {(line, index) => (
          <InvoiceLineFields
            line={line()}
            number={index + 1}
            company={props.company}
            articles={props.articles}
            vatChoices={props.vatChoices}
            problems={props.problems.filter((problem) => problem["line"] === line().id)}
            set={(fields) => props.setLine(index, fields)}
            remove={() => props.removeLine(index)}
          />
        )}
      </Index>
      <div class="sheet-body">
        <Button type="button" icon="enter" onClick={add}>
          {t("addLine")}
        </Button>
      </div>
    </section>
  );
}
