import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { Door } from "#web/app/door.tsx";
import { isEmail } from "#web/app/is-email.ts";
import { MailboxLink } from "#web/app/mailbox-link.tsx";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { beginTexts } from "./begin-texts.ts";

/** The first minute: a name and an address, to which the identifier and a password go. */
export function BeginPage() {
  const t = useTexts(beginTexts);
  const { language } = useI18n();
  const [typing, setTyping] = createStore({ name: "", email: "" });
  const [tried, setTried] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);

  const isRefused = (code: string) => {
    const said = answer();
    return said?.kind === "refused" && said.codes.includes(code);
  };
  const nameError = () => (tried() && typing.name.trim() === "" ? t("nameMissing") : undefined);
  const emailError = () =>
    (tried() && !isEmail(typing.email)) || isRefused("email.shape") ? t("emailUnreadable") : undefined;

  async function ask(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setAnswer(null);
    if (nameError() !== undefined || emailError() !== undefined || isBusy()) return;
    setBusy(true);
    const { name, email } = typing;
    setAnswer(
      await askServer("POST", "/people/begin", {
        name: name.trim(),
        email: email.trim(),
        language: language(),
      }),
    );
    setBusy(false);
  }

  return (
    <Show
      when={answer()?.kind === "done"}
      fallback={
        <Door title={t("title")} intro={t("intro")}>
          <form onSubmit={(event) => void ask(event)} noValidate>
            <RequestNotice answer={answer()} />
            <TextField
              label={t("name")}
              autocomplete="name"
              enterKeyHint="next"
              maxLength={100}
              value={typing.name}
              onChange={(name) => setTyping("name", name)}
              error={nameError()}
            />
            <TextField
              label={t("email")}
              description={t("emailHint")}
              type="email"
              inputMode="email"
              autocomplete="email"
              enterKeyHint="go"
              maxLength={254}
              value={typing.email}
              onChange={(email) => {
                setAnswer(null);
                setTyping("email", email);
              }}
              error={emailError()}
            />
            <Button type="submit" look="primary" wide disabled={isBusy()}>
              {t(isBusy() ? "sending" : "send")}
            </Button>
          </form>
          <p class="door-links">
            <A href="/sign-in">{t("haveAccount")}</A>
          </p>
        </Door>
      }
    >
      <Door title={t("mailTitle")}>
        <p role="status">{t("mailText", { email: typing.email.trim() })}</p>
        <MailboxLink />
        <A class="button" data-look="primary" data-wide="" href="/sign-in">
          {t("mailNext")}
        </A>
        <p class="muted small">{t("mailNone")}</p>
        <p class="door-links">
          <button type="button" class="button" data-look="quiet" onClick={() => setAnswer(null)}>
            {t("mailOther")}
          </button>
        </p>
      </Door>
    </Show>
  );
}
