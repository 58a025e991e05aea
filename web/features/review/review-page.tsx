import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { FateMark } from "#web/ui/fate-mark.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Split } from "#web/ui/split.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { RefusalPaper } from "./refusal-paper.tsx";
import { type RefusalCase, readRefusedAct, toCases } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";
import { useActWords } from "./use-act-words.ts";

/** The desk: every act that was refused and waits for somebody to decide, beside the one that is open. */
export function ReviewPage() {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const words = useActWords();
  const problemText = useProblemText();
  const params = useParams();
  const navigate = useNavigate();
  const refusals = useQuestion("refusals");
  const cases = createMemo(() => toCases(refusals() ?? []));
  const opened = createMemo(() => cases().find(({ refusal }) => refusal.id === params["id"]) ?? null);
  const isOpen = () => params["id"] !== undefined && refusals() !== undefined;

  /** What tells it from others of its sort comes first: on a phone the end is cut off. */
  const titleOf = ({ refusal }: RefusalCase) => {
    const { label, partyName } = readRefusedAct(refusal);
    return [partyName, label, words.what(refusal)].filter(Boolean).join(" · ");
  };

  const columns = (): readonly Column<RefusalCase>[] => [
    { title: t("column.state"), kind: "margin", cell: () => <FateMark fate="refused" /> },
    {
      title: t("column.day"),
      width: "124px",
      wideOnly: true,
      cell: ({ refusal }) => i18n.day(refusal.madeAt.slice(0, 10)),
    },
    {
      title: t("column.what"),
      cell: (row) => (
        <>
          {titleOf(row)}
          <span class="sub">{problemText({ ...row.refusal.facts, code: row.refusal.code })}</span>
          <Show when={row.refusal.ways.handed}>
            {(handed) => (
              <span class="sub">
                {handed() === "here"
                  ? t("handedHere", { at: i18n.dateTime(row.refusal.handedTo?.at ?? "") })
                  : t("handedAway", {
                      at: i18n.dateTime(row.refusal.handedTo?.at ?? ""),
                      firm: row.refusal.handedTo?.firmName || t("theFirm"),
                    })}
              </span>
            )}
          </Show>
        </>
      ),
    },
    {
      title: t("column.amount"),
      kind: "number",
      cell: ({ refusal }) => {
        const { amountCents } = readRefusedAct(refusal);
        return amountCents === null ? "" : i18n.money(amountCents);
      },
    },
  ];

  return (
    <Page
      title={t("title")}
      actions={
        <Show
          when={isOpen()}
          fallback={
            <A class="button" href="/review/decided">
              {t("decided.link")}
            </A>
          }
        >
          <A class="button" href="/review">
            {t("back")}
          </A>
        </Show>
      }
    >
      <Split
        open={isOpen()}
        list={
          <VirtualList
            label={t("listLabel")}
            columns={columns()}
            source={cases()}
            onOpen={({ refusal }) => navigate(`/review/${refusal.id}`)}
            isChosen={({ refusal }) => refusal.id === params["id"]}
            empty={
              <Show when={refusals()}>
                <EmptyState
                  title={t("emptyTitle")}
                  text={t("emptyText")}
                  action={
                    <A class="button" href="/today">
                      {i18n.t("screen.toToday")}
                    </A>
                  }
                />
              </Show>
            }
          />
        }
        paper={
          <Show when={opened()?.refusal.id} fallback={<Notice title={t("gone")} />} keyed>
            {/* Drawn anew for another refusal only: while one is being decided, every pull makes a new object of it. */}
            {(_id) => (
              <Show when={opened()}>
                {(known) => <RefusalPaper refusalCase={known()} onDecided={() => navigate("/review")} />}
              </Show>
            )}
          </Show>
        }
      />
    </Page>
  );
}
