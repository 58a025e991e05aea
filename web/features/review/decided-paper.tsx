import { A } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import type { DecidedRefusal } from "#web/books/questions/decided-refusals.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ActFacts } from "./act-facts.tsx";
import { MeantPostings } from "./meant-postings.tsx";
import { readRefusedAct } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";
import { useActWords } from "./use-act-words.ts";

/** One refused act about which somebody has decided: what was meant, which rule said no, and what became of it. */
export function DecidedPaper(props: { readonly refusal: DecidedRefusal }) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const words = useActWords();
  const act = createMemo(() => readRefusedAct(props.refusal));
  const booked = useQuestion("voucher", () => {
    const id = props.refusal.booked?.voucher;
    return id === undefined ? null : { id };
  });

  return (
    <Sheet margin label={words.what(props.refusal)}>
      <div class="sheet-body stack">
        <div>
          <h2>{words.what(props.refusal)}</h2>
          <p class="muted small">
            {words.who(props.refusal.madeBy, props.refusal.author, props.refusal.madeAt)}
          </p>
        </div>
        <Show when={act().amountCents}>{(cents) => <p class="big">{i18n.money(cents())}</p>}</Show>
        <Notice
          title={problemText({ ...props.refusal.facts, code: props.refusal.code })}
          who={`${t("refusedAt")} ${i18n.dateTime(props.refusal.refusedAt)}`}
        />
        <Notice
          tone="ok"
          title={
            props.refusal.booked === undefined
              ? t("discarded")
              : t("booked", { day: i18n.day(props.refusal.booked.day) })
          }
          who={words.who(props.refusal.decidedBy, props.refusal.decider, props.refusal.decidedAt ?? "")}
        >
          {props.refusal.reason}
        </Notice>
        <ActFacts act={act()} refusal={props.refusal} />
        <MeantPostings refusal={props.refusal} />
        <Show when={booked()}>
          {(found) => (
            <div class="cluster">
              <A class="button" href={pathOfVoucher(found().voucher)}>
                {t("decided.openBooked")}
              </A>
            </div>
          )}
        </Show>
      </div>
    </Sheet>
  );
}
