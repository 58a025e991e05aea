import { For, Show } from "solid-js";
import type { Expense, Payment } from "#core/vouchers/voucher.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { Way } from "#web/ui/way.tsx";
import { ClosedVoucher } from "./closed-voucher.tsx";
import { recordedVoucherTexts } from "./recorded-voucher-texts.ts";

interface RecordedVoucherProps {
  readonly voucher: Payment | Expense;
  readonly detail: VoucherDetail;
  readonly amountCents: number;
  /** The word for one that was cancelled, in the gender of its kind. */
  readonly cancelled: string;
}

/** What was recorded: how much, its way, what it books, what it was before, and what closes it. */
export function RecordedVoucher(props: RecordedVoucherProps) {
  const t = useTexts(recordedVoucherTexts);
  const i18n = useI18n();
  const open = useQuestion("company");
  const labelOf = (account: string) =>
    open()?.chart.accounts.find(({ code }) => code === account)?.label ?? "";
  return (
    <>
      <Sheet margin>
        <div class="sheet-body stack">
          <p class="big">
            {i18n.money(props.amountCents)}{" "}
            <Show when={props.voucher.state === "cancelled"}>
              <Tag tone="bad">{props.cancelled}</Tag>
            </Show>
          </p>
          <Show when={props.detail.partyName}>{(name) => <p>{name()}</p>}</Show>
          <h2>{t("way")}</h2>
          <Way steps={props.detail.way} />
        </div>
      </Sheet>
      <Show when={props.voucher.postings.length > 0}>
        <PostingsTable
          label={t("postings")}
          titles={{ account: t("accountColumn"), debit: t("debit"), credit: t("credit") }}
          lines={props.voucher.postings.map((posting) => ({ ...posting, label: labelOf(posting.account) }))}
        />
      </Show>
      <Show when={props.voucher.earlier.length > 0}>
        <Sheet>
          <div class="sheet-body stack">
            <h2>{t("earlier")}</h2>
            <For each={props.voucher.earlier}>
              {({ changedAt, before }) => (
                <p>
                  <span class="muted small">{t("earlierOn", { at: i18n.dateTime(changedAt) })}</span>{" "}
                  <span class="block">{wordsOf(before)}</span>
                </p>
              )}
            </For>
          </div>
        </Sheet>
      </Show>
      <ClosedVoucher detail={props.detail} />
    </>
  );

  function wordsOf(before: Readonly<Record<string, unknown>>): string {
    const { label, day } = before;
    const cents = amountCentsOf(before);
    const words = [
      cents !== null && i18n.money(cents),
      typeof label === "string" && label,
      typeof day === "string" && i18n.day(day),
    ];
    return words.filter(Boolean).join(" · ");
  }
}

/** A payment says its amount itself, an expense in its totals. */
function amountCentsOf({ amountCents, totals }: Readonly<Record<string, unknown>>): number | null {
  if (typeof amountCents === "number") return amountCents;
  const gross = (totals as { readonly grossCents?: unknown } | null | undefined)?.grossCents;
  return typeof gross === "number" ? gross : null;
}
