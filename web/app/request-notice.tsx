import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Notice } from "#web/ui/notice.tsx";
import type { RequestTrouble, ServerAnswer } from "./ask-server.ts";

interface RequestNoticeProps {
  readonly answer: ServerAnswer | null;
}

const troubleOf = (answer: ServerAnswer | null): RequestTrouble | null =>
  answer === null || answer.kind === "done" || answer.kind === "refused" ? null : answer;

/** Says in words why the server could not be asked; nothing typed is lost by it. */
export function RequestNotice(props: RequestNoticeProps) {
  const { t } = useI18n();
  const text = (trouble: RequestTrouble) => {
    if (trouble.kind === "throttled")
      return t("signIn.throttled", { count: Math.max(1, Math.ceil(trouble.afterSeconds / 60)) });
    return trouble.kind === "failed" ? t("signIn.failed") : t(`request.${trouble.kind}`);
  };
  const title = (trouble: RequestTrouble) =>
    trouble.kind === "signedOut" ? t("request.signedOutTitle") : t(`signIn.${trouble.kind}Title`);
  return (
    <Show when={troubleOf(props.answer)}>
      {(trouble) => (
        <Notice
          tone={trouble().kind === "failed" ? "bad" : "wait"}
          live
          title={title(trouble())}
          actions={
            <Show when={trouble().kind === "signedOut"}>
              <A class="button" href="/sign-in">
                {t("place.signIn")}
              </A>
            </Show>
          }
        >
          {text(trouble())}
        </Notice>
      )}
    </Show>
  );
}
