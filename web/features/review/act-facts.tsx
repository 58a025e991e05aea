import { Show } from "solid-js";
import type { Refusal } from "#core/replication/refusal.ts";
import { useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { ShortId } from "#web/ui/short-id.tsx";
import { MeantPairs } from "./meant-pairs.tsx";
import { type RefusedAct, readRefusedAct } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";
import { useActWords } from "./use-act-words.ts";

/** What a refused act says of itself, and by which id it can be found everywhere. */
export function ActFacts(props: { readonly act: RefusedAct; readonly refusal: Refusal }) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  return (
    <dl class="pairs">
      <MeantPairs refusal={props.refusal} partyName={props.act.partyName} />
      <Show when={props.act.label}>
        {(label) => (
          <>
            <dt>{t("label")}</dt>
            <dd>{label()}</dd>
          </>
        )}
      </Show>
      <Show when={props.act.reason}>
        {(reason) => (
          <>
            <dt>{t("reason")}</dt>
            <dd>{reason()}</dd>
          </>
        )}
      </Show>
      <Show when={props.act.decides}>{(decides) => <DecidedAct id={decides()} />}</Show>
      <Show when={props.act.day}>
        {(day) => (
          <>
            <dt>{t("dated")}</dt>
            <dd>{i18n.dayLong(day())}</dd>
          </>
        )}
      </Show>
      <dt>{t("reference")}</dt>
      <dd>
        <ShortId id={props.refusal.id} />
      </dd>
    </dl>
  );
}

/** The act that a decision was about, itself on the desk or decided by somebody else meanwhile. */
function DecidedAct(props: { readonly id: string }) {
  const t = useTexts(reviewTexts);
  const words = useActWords();
  const open = useQuestion("refusals");
  const decided = useQuestion("decidedRefusals");
  const about = () => [...(open() ?? []), ...(decided() ?? [])].find(({ id }) => id === props.id);
  return (
    <Show when={about()}>
      {(refusal) => (
        <>
          <dt>{t("about")}</dt>
          <dd>{[words.what(refusal()), readRefusedAct(refusal()).label].filter(Boolean).join(" · ")}</dd>
        </>
      )}
    </Show>
  );
}
