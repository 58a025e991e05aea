import { A, useLocation } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { Door } from "#web/app/door.tsx";
import { passwordLengthFault } from "#web/app/password-length.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { accountTexts } from "./account-texts.ts";
import { GoneLink } from "./gone-link.tsx";

/** Where the link of a mail leads when a password was forgotten. */
export function ResetPasswordPage() {
  const t = useTexts(accountTexts);
  const location = useLocation();
  const [typing, setTyping] = createStore({ next: "", again: "" });
  const [tried, setTried] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);
  const isGone = () => {
    const said = answer();
    return location.hash.length < 2 || (said?.kind === "refused" && said.codes.includes("link.gone"));
  };
  const nextError = () => {
    const fault = tried() ? passwordLengthFault(typing.next) : null;
    return fault === null ? undefined : t(`password.${fault}`);
  };
  const againError = () => (tried() && typing.again !== typing.next ? t("password.different") : undefined);

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setAnswer(null);
    if (nextError() !== undefined || againError() !== undefined || isBusy()) return;
    setBusy(true);
    const token = location.hash.slice(1);
    setAnswer(await askServer("POST", "/people/reset/confirm", { token, password: typing.next }));
    setBusy(false);
  }

  return (
    <Show
      when={answer()?.kind === "done"}
      fallback={
        <Door title={t("reset.title")} intro={t("reset.intro")}>
          <Show when={!isGone()} fallback={<GoneLink href="/forgotten-password" />}>
            <form onSubmit={(event) => void save(event)} noValidate>
              <RequestNotice answer={answer()} />
              <TextField
                label={t("password.next")}
                description={t("password.nextHint")}
                type="password"
                autocomplete="new-password"
                value={typing.next}
                onChange={(next) => setTyping({ next })}
                error={nextError()}
              />
              <TextField
                label={t("password.again")}
                type="password"
                autocomplete="new-password"
                value={typing.again}
                onChange={(again) => setTyping({ again })}
                error={againError()}
              />
              <Button type="submit" look="primary" wide disabled={isBusy()}>
                {t(isBusy() ? "password.saving" : "reset.save")}
              </Button>
            </form>
          </Show>
        </Door>
      }
    >
      <Door title={t("reset.doneTitle")}>
        <p role="status">{t("reset.doneText")}</p>
        <A class="button" data-look="primary" data-wide="" href="/sign-in">
          {t("forgotten.back")}
        </A>
      </Door>
    </Show>
  );
}
