import { A } from "@solidjs/router";
import { createSignal, For, Show } from "solid-js";
import type { OpeningLine } from "#core/seals/seal-header.ts";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { Notice } from "#web/ui/notice.tsx";
import { SheetRows } from "#web/ui/sheet.tsx";
import { CloseDialog } from "./close-dialog.tsx";
import { yearsTexts } from "./years-texts.ts";

interface ClosingCardProps {
  readonly closingDay: string;
  /** The first day of the books, where what came before it in that year was never imported. */
  readonly booksStart: string | null;
  readonly mayImport: boolean;
  readonly isWaiting: boolean;
}

/** What closing a year would make final: its result, its closing entries, and what the next year opens with. */
export function ClosingCard(props: ClosingCardProps) {
  const t = useTexts(yearsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const [isAsking, setIsAsking] = createSignal(false);
  const closing = useQuestion("closing", () => ({ closingDay: props.closingDay }));
  const side = (cents: number) => (cents > 0 ? i18n.amount(cents) : "");
  const sumOf = (lines: readonly OpeningLine[], sign: 1 | -1) =>
    lines.reduce((sum, { cents }) => sum + Math.max(0, sign * cents), 0);
  const columns = (lines: readonly OpeningLine[]): readonly Column<OpeningLine>[] => [
    {
      title: t("account"),
      cell: ({ account, label }) => (
        <>
          {account}
          <span class="sub">{label}</span>
        </>
      ),
      total: t("total"),
    },
    {
      title: t("debit"),
      kind: "number",
      cell: ({ cents }) => side(cents),
      total: i18n.amount(sumOf(lines, 1)),
    },
    {
      title: t("credit"),
      kind: "number",
      cell: ({ cents }) => side(-cents),
      total: i18n.amount(sumOf(lines, -1)),
    },
  ];

  return (
    <Show
      when={closing()}
      fallback={
        <p class="muted" role="status">
          {t("loading")}
        </p>
      }
    >
      {(seen) => (
        <div class="stack">
          <Show when={props.booksStart}>
            {(day) => (
              <Notice
                tone="wait"
                title={t("beforeMissing", { day: i18n.day(day()) })}
                actions={
                  <Show when={props.mayImport}>
                    <A class="button" href="/import">
                      {t("toImport")}
                    </A>
                  </Show>
                }
              >
                {t("beforeMissingText")}
              </Notice>
            )}
          </Show>
          <Show when={seen().problem}>
            {(problem) => (
              <Notice
                tone="wait"
                title={problemText(problem())}
                actions={
                  <Show when={problem().code === "year.notValidated"}>
                    <A class="button" href="/validate">
                      {t("toValidate")}
                    </A>
                  </Show>
                }
              />
            )}
          </Show>
          <dl class="facts">
            <div>
              <dt>{t(seen().resultCents > 0 ? "profit" : seen().resultCents < 0 ? "loss" : "result")}</dt>
              <dd>{i18n.money(Math.abs(seen().resultCents))}</dd>
            </div>
          </dl>
          <section class="stack">
            <h3>{t("entries")}</h3>
            <Show when={seen().entries.length > 0} fallback={<p class="muted small">{t("noEntries")}</p>}>
              <ul class="plain-list">
                <For each={seen().entries}>
                  {(row) => (
                    <li>
                      <A href={row.kind === "entry" ? `/entries/${row.id}` : pathOfVoucher(row)}>
                        {[row.label || row.partyName, i18n.money(row.amountCents)]
                          .filter(Boolean)
                          .join(" · ")}
                      </A>
                    </li>
                  )}
                </For>
              </ul>
            </Show>
            <div class="cluster">
              <A class="button" href={`/entries/new?closing=${props.closingDay}`}>
                {t("addEntry")}
              </A>
            </div>
          </section>
          <For
            each={seen().opening}
            fallback={
              <section class="stack">
                <h3>{t("next")}</h3>
                <p class="muted small">{t("nothingNext")}</p>
              </section>
            }
          >
            {({ slice, lines }) => {
              const name = () => seen().nameBySlice[slice];
              const title = () => (name() === undefined ? t("next") : t("ofSlice", { name: name()! }));
              return (
                <section class="stack">
                  <h3>{title()}</h3>
                  <SheetRows label={title()} columns={columns(lines)} rows={lines} />
                </section>
              );
            }}
          </For>
          <div class="cluster">
            <Button
              look="primary"
              disabled={seen().problem !== null || seen().args === null || props.isWaiting}
              onClick={() => setIsAsking(true)}
            >
              {t("closeNow")}
            </Button>
          </div>
          <Show when={isAsking()}>
            <CloseDialog closing={seen()} onClose={() => setIsAsking(false)} />
          </Show>
        </div>
      )}
    </Show>
  );
}
