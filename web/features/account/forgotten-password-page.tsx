import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { Door } from "#web/app/door.tsx";
import { MailboxLink } from "#web/app/mailbox-link.tsx";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { accountTexts } from "./account-texts.ts";

/** Asks for a link to choose another password by; whether the account exists is said to nobody. */
export function ForgottenPasswordPage() {
  const t = useTexts(accountTexts);
  const [login, setLogin] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);
  const loginError = () =>
    (tried() && login().trim() === "") || answer()?.kind === "refused"
      ? t("forgotten.loginMissing")
      : undefined;

  async function ask(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setAnswer(null);
    if (loginError() !== undefined || isBusy()) return;
    const typed = login().trim();
    const digits = typed.replace(/\s/g, "");
    setBusy(true);
    setAnswer(await askServer("POST", "/people/reset", { login: /^\d{6}$/.test(digits) ? digits : typed }));
    setBusy(false);
  }

  const back = () => (
    <p class="door-links">
      <A href="/sign-in">{t("forgotten.back")}</A>
    </p>
  );
  return (
    <Show
      when={answer()?.kind === "done"}
      fallback={
        <Door title={t("forgotten.title")} intro={t("forgotten.intro")}>
          <form onSubmit={(event) => void ask(event)} noValidate>
            <RequestNotice answer={answer()} />
            <TextField
              label={t("forgotten.login")}
              inputMode="email"
              autocomplete="username"
              enterKeyHint="go"
              maxLength={254}
              value={login()}
              onChange={(typed) => {
                setAnswer(null);
                setLogin(typed);
              }}
              error={loginError()}
            />
            <Button type="submit" look="primary" wide disabled={isBusy()}>
              {t(isBusy() ? "forgotten.sending" : "forgotten.send")}
            </Button>
          </form>
          {back()}
        </Door>
      }
    >
      <Door title={t("forgotten.sentTitle")}>
        <p role="status">{t("forgotten.sentText")}</p>
        <MailboxLink />
        {back()}
      </Door>
    </Show>
  );
}
