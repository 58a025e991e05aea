import { Show } from "solid-js";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { entriesTexts } from "./entries-texts.ts";
import { type EntryLineTyping, totalsOf } from "./entry-typing.ts";

interface EntrySumsProps {
  readonly lines: readonly EntryLineTyping[];
  readonly error: string | undefined;
}

/** What the two sides come to, and how much one of them lacks, while it is typed. */
export function EntrySums(props: EntrySumsProps) {
  const t = useTexts(entriesTexts);
  const i18n = useI18n();
  const totals = () => totalsOf(props.lines);
  const excessCents = () => totals().debitCents - totals().creditCents;
  return (
    <>
      <dl class="sums">
        <dt>
          {t("total")} · {t("debit")}
        </dt>
        <dd>{i18n.money(totals().debitCents)}</dd>
        <dt>
          {t("total")} · {t("credit")}
        </dt>
        <dd>{i18n.money(totals().creditCents)}</dd>
      </dl>
      <p class="entry-balance" role="status" data-balanced={excessCents() === 0 ? "" : undefined}>
        <Show
          when={excessCents() !== 0}
          fallback={
            <Show when={totals().debitCents > 0}>
              <Icon name="check" />
              {t("balanced")}
            </Show>
          }
        >
          {t(excessCents() < 0 ? "missingDebit" : "missingCredit", {
            amount: i18n.money(Math.abs(excessCents())),
          })}
        </Show>
      </p>
      <Show when={props.error}>{(said) => <Notice tone="bad" title={said()} live />}</Show>
    </>
  );
}
