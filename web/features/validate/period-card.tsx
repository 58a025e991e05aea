import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import type { VoucherRow } from "#web/books/books.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import type { ShownDraft, ShownPeriod } from "#web/books/questions/validation.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Point } from "#web/ui/point.tsx";
import { ShortList } from "#web/ui/short-list.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { validateTexts } from "./validate-texts.ts";

interface PeriodCardProps {
  readonly period: ShownPeriod;
  /** Acts in these books that exist nowhere but here. */
  readonly pendingCount: number;
}

/** How much would be validated, that it balances, and what to know before. */
export function PeriodCard(props: PeriodCardProps) {
  const t = useTexts(validateTexts);
  const i18n = useI18n();
  const { money } = i18n;
  const refusals = useQuestion("refusals");
  const refusedCount = () => refusals()?.length ?? 0;
  const isClear = () => {
    const { drafts, awaitingNumber, problem } = props.period;
    const count = drafts.length + awaitingNumber.length + refusedCount() + props.pendingCount;
    return count === 0 && problem === null;
  };
  const named = (row: VoucherRow) =>
    [row.partyName ?? row.label, i18n.day(row.day), money(row.amountCents)].filter(Boolean).join(" · ");
  const byAuthor = (draft: ShownDraft) => t("draftBy", { what: named(draft), name: draft.author });

  return (
    <section class="card">
      <div class="card-head">
        <h2 class="period-count">{t("vouchers", { count: props.period.vouchers })}</h2>
        <Show when={props.period.entries > 0}>
          <Tag tone="ok">{t("balanced")}</Tag>
        </Show>
      </div>
      <p class="muted small">
        {t("entries", { count: props.period.entries })} ·{" "}
        {t("agrees", { debit: money(props.period.debitCents), credit: money(props.period.creditCents) })}
      </p>
      <Show
        when={!isClear()}
        fallback={
          <p class="all-done">
            <Icon name="check" />
            {t("clear")}
          </p>
        }
      >
        <ul class="todos">
          <Show when={props.pendingCount > 0}>
            <Point tone="info" title={t("pending", { count: props.pendingCount })} hint={t("pendingHint")} />
          </Show>
          <Show when={refusedCount() > 0}>
            <Point
              tone="wait"
              title={<A href="/review">{t("refused", { count: refusedCount() })}</A>}
              hint={t("refusedHint")}
            />
          </Show>
          <Show when={props.period.awaitingNumber.length > 0}>
            <Point
              tone="bad"
              title={t("awaiting", { count: props.period.awaitingNumber.length })}
              hint={t("awaitingHint")}
            >
              <ShortList count={props.period.awaitingNumber.length} first={props.period.awaitingNumber}>
                {(row) => <A href={pathOfVoucher(row)}>{named(row)}</A>}
              </ShortList>
            </Point>
          </Show>
          <Show when={props.period.drafts.length > 0}>
            <Point
              tone="wait"
              title={t("drafts", { count: props.period.drafts.length })}
              hint={t("draftsHint")}
            >
              <ShortList count={props.period.drafts.length} first={props.period.drafts}>
                {(row) => <A href={pathOfVoucher(row)}>{byAuthor(row)}</A>}
              </ShortList>
            </Point>
          </Show>
        </ul>
      </Show>
    </section>
  );
}
