import { A } from "@solidjs/router";
import { createMemo, For, Show } from "solid-js";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { ClosedVoucher } from "#web/app/closed-voucher.tsx";
import type { VoucherDetail } from "#web/books/books.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { Sheet, SheetRows } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { Way } from "#web/ui/way.tsx";
import { invoicesTexts } from "./invoices-texts.ts";
import { IssuedPaper } from "./issued-paper.tsx";
import { NotSentNotice } from "./not-sent-notice.tsx";

interface ApprovedInvoiceProps {
  readonly detail: VoucherDetail;
  /** The sale a credit note corrects. */
  readonly sale: Voucher | null;
}

/** An issued invoice or credit note: frozen, with its way, what it booked and what has settled it. */
export function ApprovedInvoice(props: ApprovedInvoiceProps) {
  const t = useTexts(invoicesTexts);
  const i18n = useI18n();
  const open = useQuestion("company");
  const voucher = createMemo(() => {
    const known = props.detail.voucher;
    return known.kind === "sale" || known.kind === "creditNote" ? known : null;
  });
  const labelOf = (account: string) =>
    open()?.chart.accounts.find(({ code }) => code === account)?.label ?? "";
  const title = () => {
    const known = voucher();
    const word = known?.kind === "creditNote" ? t("creditNote") : t("invoice");
    return `${word} ${known?.number ?? ""}`.trim();
  };
  const differences = () =>
    props.detail.deliveries.filter(({ differenceCents }) => (differenceCents ?? 0) !== 0);

  return (
    <Show when={voucher()}>
      {(known) => (
        <Page
          title={title()}
          subtitle={
            <>
              {i18n.dayLong(known().day)}
              <Show when={known().number === null}>
                {" · "}
                {known().numbering === "external" ? t("numberedThere") : t("onArrival")}
              </Show>
            </>
          }
          actions={
            <>
              <A class="button" href="/invoices">
                {t("back")}
              </A>
              <Show when={known().kind === "sale"}>
                <A class="button" href={`/invoices/new?credits=${known().id}`}>
                  {t("makeCreditNote")}
                </A>
                <Show when={(props.detail.restCents ?? 0) > 0}>
                  <A class="button" data-look="primary" href={`/payments/new?invoice=${known().id}`}>
                    {t("recordPayment")}
                  </A>
                </Show>
              </Show>
            </>
          }
        >
          <div class="cards">
            <div class="stack">
              <IssuedPaper voucher={known()} company={open()?.company ?? null} />
              <ClosedVoucher detail={props.detail} />
              <Show
                when={known().postings.length > 0}
                fallback={
                  <Show when={open()?.company.basis === "cash"}>
                    <Notice title={t("claimOnly")} />
                  </Show>
                }
              >
                <PostingsTable
                  label={t("postings")}
                  titles={{ account: t("account"), debit: t("debit"), credit: t("credit") }}
                  lines={known().postings.map((posting) => ({ ...posting, label: labelOf(posting.account) }))}
                />
              </Show>
            </div>
            <div class="stack">
              <Sheet margin label={t("way")}>
                <div class="sheet-body stack">
                  <Show when={props.detail.fate === "onDevice"}>
                    <Tag tone="wait">{t("approvedWaiting")}</Tag>
                  </Show>
                  <h2>{t("way")}</h2>
                  <Way steps={props.detail.way} />
                  <Show when={props.detail.notSent}>
                    {(notSent) => <NotSentNotice voucher={known().id} notSent={notSent()} />}
                  </Show>
                  <For each={differences()}>
                    {(delivery) => (
                      <Notice
                        tone="wait"
                        title={t("difference", { amount: i18n.money(delivery.differenceCents ?? 0) })}
                      />
                    )}
                  </For>
                </div>
              </Sheet>
              <Show when={known().kind === "sale" && "contested" in known()}>
                <Notice
                  tone="wait"
                  title={t("contested")}
                  actions={
                    <A class="button" href="/review">
                      {t("toReview")}
                    </A>
                  }
                >
                  {t("contestedText")}
                </Notice>
              </Show>
              <Show when={known().kind === "sale"}>
                <p>
                  <Show when={(props.detail.restCents ?? 0) > 0} fallback={<Tag tone="ok">{t("paid")}</Tag>}>
                    {t("rest", { amount: i18n.money(props.detail.restCents ?? 0) })}
                  </Show>
                </p>
                <Show when={props.detail.settledBy.length > 0}>
                  <h2>{t("settledBy")}</h2>
                  <SheetRows
                    label={t("settledBy")}
                    rows={props.detail.settledBy}
                    columns={[
                      {
                        title: t("column.state"),
                        kind: "margin",
                        cell: (row) => <FateMark fate={row.fate} />,
                      },
                      {
                        title: t("column.day"),
                        cell: (row) => (
                          <A href={row.kind === "payment" ? `/payments/${row.id}` : `/invoices/${row.id}`}>
                            {i18n.day(row.day)} {row.kind === "creditNote" ? t("creditNote") : row.label}
                          </A>
                        ),
                      },
                      {
                        title: t("column.amount"),
                        kind: "number",
                        cell: (row) => i18n.money(row.amountCents),
                      },
                    ]}
                  />
                </Show>
              </Show>
            </div>
          </div>
        </Page>
      )}
    </Show>
  );
}
