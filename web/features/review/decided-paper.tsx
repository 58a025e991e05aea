import { A } from "@solidjs/router";
import { createMemo, Show } from "solid-js";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import type { DecidedRefusal } from "#web/books/questions/decided-refusals.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { actTypeOf, readRefusedAct } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";

/** One refused act about which somebody has decided: what was meant, which rule said no, and what became of it. */
export function DecidedPaper(props: { readonly refusal: DecidedRefusal }) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const { user } = useBooks();
  const act = createMemo(() => readRefusedAct(props.refusal));
  const booked = useQuestion("voucher", () => {
    const id = props.refusal.booked?.voucher;
    return id === undefined ? null : { id };
  });

  const title = () => {
    const type = actTypeOf(props.refusal);
    return type === null ? t("unknownAct") : t(`act.${type}`);
  };
  const who = (id: string | null, name: string | null, instant: string) => {
    const at = i18n.dateTime(instant);
    return id === user().id ? t("whoYou", { at }) : t("whoOther", { at, name: name ?? t("somebody") });
  };

  return (
    <Sheet margin label={title()}>
      <div class="sheet-body stack">
        <div>
          <h2>{title()}</h2>
          <p class="muted small">{who(props.refusal.madeBy, props.refusal.author, props.refusal.madeAt)}</p>
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
          who={who(props.refusal.decidedBy, props.refusal.decider, props.refusal.decidedAt ?? "")}
        >
          {props.refusal.reason}
        </Notice>
        <dl class="pairs">
          <Show when={act().label}>
            {(label) => (
              <>
                <dt>{t("label")}</dt>
                <dd>{label()}</dd>
              </>
            )}
          </Show>
          <Show when={act().day}>
            {(day) => (
              <>
                <dt>{t("dated")}</dt>
                <dd>{i18n.dayLong(day())}</dd>
              </>
            )}
          </Show>
          <dt>{t("reference")}</dt>
          <dd>
            <code class="small">{props.refusal.id}</code>
          </dd>
        </dl>
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
