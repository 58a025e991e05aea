import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { isEmail } from "#web/app/is-email.ts";
import { MailboxLink } from "#web/app/mailbox-link.tsx";
import { type SessionFacts, toSessionFacts } from "#web/app/read-session.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { rememberedUser, rememberUser } from "#web/app/signed-in-user.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { isLanguage, type Language, languageNames, languages } from "#web/i18n/language.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { accountTexts } from "./account-texts.ts";

interface UserInfoFormProps {
  readonly session: SessionFacts;
  readonly onSaved: () => void;
}

/** One's own name, address and language. Another address counts once the link that goes there was opened. */
export function UserInfoForm(props: UserInfoFormProps) {
  const t = useTexts(accountTexts);
  const { language, chooseLanguage } = useI18n();
  const begin = props.session;
  const [typing, setTyping] = createStore<{ name: string; email: string; language: Language }>({
    name: begin.name,
    email: begin.email ?? "",
    language: isLanguage(begin.language) ? begin.language : language(),
  });
  const [tried, setTried] = createSignal(false);
  const [isSaving, setSaving] = createSignal(false);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);
  /** Where a mail went by the last saving; "" when it needed none. */
  const [mailedTo, setMailedTo] = createSignal("");

  const isRefused = (code: string) => {
    const said = answer();
    return said?.kind === "refused" && said.codes.includes(code);
  };
  const nameError = () => (tried() && typing.name.trim() === "" ? t("user.nameMissing") : undefined);
  const emailError = () =>
    (tried() && typing.email.trim() !== (props.session.email ?? "") && !isEmail(typing.email)) ||
    isRefused("email.shape")
      ? t("user.emailUnreadable")
      : undefined;
  const type = (changed: Partial<typeof typing>) => {
    setAnswer(null);
    setTyping(changed);
  };

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setAnswer(null);
    if (nameError() !== undefined || emailError() !== undefined || isSaving()) return;
    const before = props.session;
    const name = typing.name.trim();
    const email = typing.email.trim().toLowerCase();
    const isOther = email !== (before.email ?? "");
    // Saving an address that waits for its link sends the mail again.
    const asksForMail = email !== "" && (isOther || !before.emailVerified);
    setSaving(true);
    const said = await askServer("PUT", "/session/user", {
      // Also as it was: a company that has not heard of it yet hears of it now.
      name,
      ...(asksForMail ? { email } : {}),
      ...(typing.language === before.language ? {} : { language: typing.language }),
    });
    setSaving(false);
    setAnswer(said);
    const after = toSessionFacts(said);
    if (after === null) return;
    const known = rememberedUser(localStorage);
    if (known?.id === after.userId) rememberUser(localStorage, { ...known, name: after.name });
    setMailedTo(asksForMail && !after.emailVerified ? email : "");
    props.onSaved();
    await chooseLanguage(typing.language);
  }

  return (
    <Sheet label={t("user.title")}>
      <form class="sheet-body stack" onSubmit={(event) => void save(event)} noValidate>
        <h2>{t("user.title")}</h2>
        <dl class="pairs">
          <dt>{t("user.identifier")}</dt>
          <dd>{props.session.identifier}</dd>
        </dl>
        <TextField
          label={t("user.name")}
          autocomplete="name"
          maxLength={100}
          value={typing.name}
          onChange={(name) => type({ name })}
          error={nameError()}
        />
        <TextField
          label={t("user.email")}
          description={t(props.session.emailVerified ? "user.emailVerified" : "user.emailUnverified")}
          type="email"
          inputMode="email"
          autocomplete="email"
          maxLength={254}
          value={typing.email}
          onChange={(email) => type({ email })}
          error={emailError()}
        />
        <RadioGroup
          segments
          label={t("user.language")}
          value={typing.language}
          options={languages.map((value) => ({ value, label: languageNames[value] }))}
          onChange={(chosen) => type({ language: chosen })}
        />
        <RequestNotice answer={answer()} />
        <Show when={answer()?.kind === "done"}>
          <Notice tone="ok" title={t("user.saved")} live>
            <Show when={mailedTo()}>
              <p>{t("user.mailed", { email: mailedTo() })}</p>
              <MailboxLink />
            </Show>
          </Notice>
        </Show>
        <div>
          <Button type="submit" look="primary" disabled={isSaving()}>
            {t(isSaving() ? "user.saving" : "user.save")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
