import { A, useNavigate } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { VoucherRow } from "#web/books/books.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { createPagedSource } from "#web/books/create-paged-source.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import { Page } from "#web/ui/page.tsx";
import { SearchField } from "#web/ui/search-field.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { DivideLink } from "./divide-link.tsx";
import { recordedVoucherTexts } from "./recorded-voucher-texts.ts";

interface VoucherListPageProps {
  readonly kind: "payment" | "expense";
  /** Of the list; one is typed at `/new` below it, and stands at its id. */
  readonly path: string;
  readonly texts: Readonly<Record<"title" | "record" | "listLabel" | "emptyTitle" | "emptyText", string>>;
  /** What those that are listed come to, in words. */
  readonly sum: (amount: string) => string;
}

/** Everything of a kind that was recorded, newest first; a touch opens one. */
export function VoucherListPage(props: VoucherListPageProps) {
  const t = useTexts(recordedVoucherTexts);
  const i18n = useI18n();
  const navigate = useNavigate();
  const [text, setText] = createSignal("");

  const filter = createMemo(() => ({ kinds: [props.kind], text: text() }));
  const summary = useQuestion("vouchers", () => ({ filter: filter() }));
  const source = createPagedSource({
    name: "vouchers",
    params: () => ({ filter: filter() }),
    totals: summary,
  });

  const columns = (): readonly Column<VoucherRow>[] => [
    { title: t("column.state"), kind: "margin", cell: (row) => <FateMark fate={row.fate} /> },
    { title: t("column.day"), width: "120px", wideOnly: true, cell: (row) => i18n.day(row.day) },
    {
      title: t("column.label"),
      cell: (row) => (
        <>
          {row.label}
          <span class="sub">
            <span class="only-narrow">{i18n.dayShort(row.day)} · </span>
            {[row.partyName, row.means && t(`means.${row.means as "cash"}`)].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
    },
    {
      title: t("column.practitioner"),
      width: "120px",
      wideOnly: true,
      cell: (row) => row.practitionerCode ?? "",
    },
    { title: t("column.amount"), kind: "number", cell: (row) => i18n.money(row.amountCents) },
  ];

  return (
    <Page
      title={props.texts.title}
      subtitle={<Show when={summary()}>{(known) => props.sum(i18n.money(known().amountCents))}</Show>}
      actions={
        <>
          <Show when={props.kind === "expense"}>
            <DivideLink />
          </Show>
          <A class="button" data-look="primary" href={`${props.path}/new`}>
            {props.texts.record}
          </A>
        </>
      }
    >
      <div class="stack fill">
        <SearchField value={text()} onChange={setText} />
        <VirtualList
          label={props.texts.listLabel}
          columns={columns()}
          source={source()}
          onOpen={(row) => navigate(`${props.path}/${row.id}`)}
          empty={
            <Show when={summary()}>
              <EmptyState
                title={props.texts.emptyTitle}
                text={props.texts.emptyText}
                action={
                  <A class="button" data-look="primary" href={`${props.path}/new`}>
                    {props.texts.record}
                  </A>
                }
              />
            </Show>
          }
        />
      </div>
    </Page>
  );
}
