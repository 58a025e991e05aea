import { A, useLocation } from "@solidjs/router";
import { createResource, Match, Switch } from "solid-js";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { Door } from "#web/app/door.tsx";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { accountTexts } from "./account-texts.ts";
import { GoneLink } from "./gone-link.tsx";

/** Where the link of a mail leads that proves an address. It works once, in whatever browser it is opened. */
export function ConfirmEmailPage() {
  const t = useTexts(accountTexts);
  const location = useLocation();
  const [answer] = createResource<ServerAnswer | null>(
    () => askServer("POST", "/people/email/confirm", { token: location.hash.slice(1) }),
    { initialValue: null },
  );
  return (
    <Door title={t(answer.latest?.kind === "done" ? "confirm.doneTitle" : "confirm.title")}>
      <Switch fallback={<RequestNotice answer={answer.latest} />}>
        <Match when={answer.latest === null}>
          <p class="muted" role="status">
            {t("confirm.wait")}
          </p>
        </Match>
        <Match when={answer.latest?.kind === "refused"}>
          <GoneLink href="/settings/account" />
        </Match>
        <Match when={answer.latest?.kind === "done"}>
          <p role="status">{t("confirm.doneText")}</p>
          <A class="button" data-look="primary" data-wide="" href="/settings/account">
            {t("confirm.toAccount")}
          </A>
        </Match>
      </Switch>
    </Door>
  );
}
