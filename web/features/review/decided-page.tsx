import { A, useNavigate, useParams } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { useQuestion } from "#web/books/books-context.tsx";
import type { DecidedRefusal } from "#web/books/questions/decided-refusals.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Split } from "#web/ui/split.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { DecidedPaper } from "./decided-paper.tsx";
import { readRefusedAct } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";
import { useActWords } from "./use-act-words.ts";

/** What was decided about refused acts, by whom and why: nothing that was ever on the desk is gone from sight. */
export function DecidedPage() {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const words = useActWords();
  const params = useParams();
  const navigate = useNavigate();
  const decided = useQuestion("decidedRefusals");
  const opened = createMemo(() => decided()?.find(({ id }) => id === params["id"]));

  const became = ({ booked, reason }: DecidedRefusal) =>
    booked === undefined ? `${t("discarded")} · ${reason ?? ""}` : t("booked", { day: i18n.day(booked.day) });
  const columns = (): readonly Column<DecidedRefusal>[] => [
    {
      title: t("decided.column"),
      width: "128px",
      wideOnly: true,
      cell: ({ decidedAt }) => (decidedAt === undefined ? "" : i18n.day(decidedAt.slice(0, 10))),
    },
    {
      title: t("column.what"),
      cell: (refusal) => (
        <>
          {[words.what(refusal), readRefusedAct(refusal).label].filter(Boolean).join(" · ")}
          <span class="sub">{became(refusal)}</span>
        </>
      ),
    },
    {
      title: t("column.amount"),
      kind: "number",
      cell: (refusal) => {
        const { amountCents } = readRefusedAct(refusal);
        return amountCents === null ? "" : i18n.money(amountCents);
      },
    },
  ];

  return (
    <Page
      title={t("decided.title")}
      actions={
        <A class="button" href="/review">
          {t("decided.back")}
        </A>
      }
    >
      <Split
        open={params["id"] !== undefined && decided() !== undefined}
        list={
          <VirtualList
            label={t("decided.listLabel")}
            columns={columns()}
            source={decided() ?? []}
            onOpen={({ id }) => navigate(`/review/decided/${id}`)}
            isChosen={({ id }) => id === params["id"]}
            empty={
              <Show when={decided()}>
                <EmptyState title={t("decided.emptyTitle")} text={t("decided.emptyText")} />
              </Show>
            }
          />
        }
        paper={
          <Show when={opened()} fallback={<Notice title={t("decided.unknown")} />}>
            {(refusal) => <DecidedPaper refusal={refusal()} />}
          </Show>
        }
      />
    </Page>
  );
}
