import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { VoucherFilter, VoucherRow } from "#web/books/books.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { createPagedSource } from "#web/books/create-paged-source.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import { Page } from "#web/ui/page.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { SearchField } from "#web/ui/search-field.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { invoicesTexts } from "./invoices-texts.ts";
import { useNotSentText } from "./not-sent-text.ts";

const shown = ["all", "draft", "unpaid"] as const;
type Shown = (typeof shown)[number];
const kinds = ["sale", "creditNote"] as const;

/** Invoices and credit notes, with what is still to be paid. */
export function InvoicesPage() {
  const t = useTexts(invoicesTexts);
  const i18n = useI18n();
  const navigate = useNavigate();
  const [search, setSearch] = useSearchParams();
  const [text, setText] = createSignal("");
  const show = (): Shown => shown.find((one) => one === search["show"]) ?? "all";

  const filter = createMemo((): VoucherFilter => {
    if (show() === "draft") return { kinds, states: ["draft"], text: text() };
    return show() === "unpaid"
      ? { kinds: ["sale"], states: ["approved"], unpaid: true, text: text() }
      : { kinds, text: text() };
  });
  const summary = useQuestion("vouchers", () => ({ filter: filter() }));
  const source = createPagedSource({
    name: "vouchers",
    params: () => ({ filter: filter() }),
    totals: summary,
  });

  const notSentText = useNotSentText();
  const numberOf = (row: VoucherRow) => {
    if (row.number !== null) return row.number;
    if (row.state === "draft") return t("draft");
    return row.numbering === "external" ? t("numberedThere") : t("onArrival");
  };
  const columns = (): readonly Column<VoucherRow>[] => [
    { title: t("column.state"), kind: "margin", cell: (row) => <FateMark fate={row.fate} /> },
    {
      title: t("column.day"),
      width: "124px",
      wideOnly: true,
      cell: (row) => i18n.day(row.day),
    },
    {
      title: t("column.customer"),
      cell: (row) => (
        <>
          {row.partyName ?? t("invoice")}{" "}
          <Show when={row.kind === "creditNote"}>
            <Tag>{t("creditNote")}</Tag>
          </Show>
          <span class="sub">
            <span class="only-narrow">{i18n.dayShort(row.day)} · </span>
            {[
              row.notSent && notSentText("short", row.notSent),
              row.label,
              row.dueDay !== null && (row.restCents ?? 0) > 0 && t("dueOn", { day: i18n.day(row.dueDay) }),
            ]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      ),
    },
    { title: t("column.number"), width: "146px", wideOnly: true, cell: numberOf },
    {
      title: t("column.rest"),
      kind: "number",
      width: "clamp(100px, 12vw, 128px)",
      wideOnly: true,
      cell: (row) => (row.restCents === null || row.restCents === 0 ? "" : i18n.money(row.restCents)),
    },
    {
      title: t("column.amount"),
      kind: "number",
      width: "clamp(100px, 12vw, 128px)",
      cell: (row) => i18n.money(row.amountCents),
    },
  ];
  const newButton = () => (
    <A class="button" data-look="primary" href="/invoices/new">
      {t("new")}
    </A>
  );

  return (
    <Page
      title={t("title")}
      subtitle={
        <Show when={summary()}>{(known) => t("rest", { amount: i18n.money(known().restCents) })}</Show>
      }
      actions={newButton()}
    >
      <div class="stack fill">
        <div class="list-tools">
          <RadioGroup
            label={t("show.label")}
            labelUnseen
            segments
            options={shown.map((value) => ({ value, label: t(`show.${value}`) }))}
            value={show()}
            onChange={(value) => setSearch({ show: value === "all" ? undefined : value })}
          />
          <SearchField value={text()} onChange={setText} />
        </div>
        <VirtualList
          label={t("listLabel")}
          columns={columns()}
          source={source()}
          onOpen={(row) => navigate(`/invoices/${row.id}`)}
          empty={
            <Show when={summary()}>
              <Show
                when={show() === "all" && text().trim() === ""}
                fallback={<EmptyState title={i18n.t("word.none")} text={i18n.t("list.noneText")} />}
              >
                <EmptyState title={t("emptyTitle")} text={t("emptyText")} action={newButton()} />
              </Show>
            </Show>
          }
        />
      </div>
    </Page>
  );
}
