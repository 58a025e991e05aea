import { Show } from "solid-js";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { ShortId } from "#web/ui/short-id.tsx";
import type { RefusedAct } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";

/** What a refused act says of itself, and by which id it can be found everywhere. */
export function ActFacts(props: { readonly act: RefusedAct; readonly id: string }) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  return (
    <dl class="pairs">
      <Show when={props.act.partyName}>
        {(name) => (
          <>
            <dt>{t("party")}</dt>
            <dd>{name()}</dd>
          </>
        )}
      </Show>
      <Show when={props.act.label}>
        {(label) => (
          <>
            <dt>{t("label")}</dt>
            <dd>{label()}</dd>
          </>
        )}
      </Show>
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
        <ShortId id={props.id} />
      </dd>
    </dl>
  );
}
