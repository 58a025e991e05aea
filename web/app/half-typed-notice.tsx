import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import type { FilledForm } from "./create-typed-opening.ts";
import { keptCorrectionTexts } from "./kept-correction-texts.ts";

/** Says that a form could not be filled in, for something is half typed on it, and leads there. */
export function HalfTypedNotice(props: { readonly form: FilledForm | null }) {
  const t = useTexts(keptCorrectionTexts);
  return (
    <Show when={props.form}>
      {(form) => (
        <Notice
          tone="wait"
          title={t(`halfTyped.${form().kind}`)}
          live
          actions={
            <A class="button" href={form().path}>
              {t(`to.${form().kind}`)}
            </A>
          }
        >
          {t("halfTypedText")}
        </Notice>
      )}
    </Show>
  );
}
