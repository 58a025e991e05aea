import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { askServer, type ServerAnswer } from "#web/app/ask-server.ts";
import { passwordLengthFault } from "#web/app/password-length.ts";
import { RequestNotice } from "#web/app/request-notice.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { accountTexts } from "./account-texts.ts";

const empty = { current: "", next: "", again: "" };

interface PasswordFormProps {
  /** Whether the current password is the one that was mailed. */
  readonly isInitial: boolean;
  readonly onChanged: () => void;
}

/** Another password for oneself. What is typed stays until it worked, and is never kept on the device. */
export function PasswordForm(props: PasswordFormProps) {
  const t = useTexts(accountTexts);
  const [typing, setTyping] = createStore({ ...empty });
  const [tried, setTried] = createSignal(false);
  const [isSaving, setSaving] = createSignal(false);
  const [answer, setAnswer] = createSignal<ServerAnswer | null>(null);

  const isRefused = (code: string) => {
    const said = answer();
    return said?.kind === "refused" && said.codes.includes(`password.${code}`);
  };
  const currentError = () => {
    if (isRefused("wrong")) return t(props.isInitial ? "password.initialWrong" : "password.wrong");
    return tried() && typing.current === "" ? t("password.currentMissing") : undefined;
  };
  const nextError = () => {
    if (isRefused("unchanged")) return t("password.unchanged");
    const fault = tried() ? passwordLengthFault(typing.next) : null;
    return fault === null ? undefined : t(`password.${fault}`);
  };
  const againError = () => (tried() && typing.again !== typing.next ? t("password.different") : undefined);

  const type = (field: keyof typeof empty) => (value: string) => {
    setAnswer(null);
    setTyping(field, value);
  };
  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setAnswer(null);
    if (currentError() !== undefined || nextError() !== undefined || againError() !== undefined) return;
    setSaving(true);
    const said = await askServer("POST", "/session/password", {
      current: typing.current,
      next: typing.next,
    });
    setSaving(false);
    setAnswer(said);
    if (said.kind !== "done") return;
    setTried(false);
    setTyping({ ...empty });
    props.onChanged();
  }

  return (
    <form class="stack" onSubmit={(event) => void save(event)} noValidate>
      <TextField
        label={t(props.isInitial ? "password.initial" : "password.current")}
        description={props.isInitial ? t("password.initialHint") : undefined}
        type="password"
        autocomplete="current-password"
        value={typing.current}
        onChange={type("current")}
        error={currentError()}
      />
      <TextField
        label={t("password.next")}
        description={t("password.nextHint")}
        type="password"
        autocomplete="new-password"
        value={typing.next}
        onChange={type("next")}
        error={nextError()}
      />
      <TextField
        label={t("password.again")}
        type="password"
        autocomplete="new-password"
        value={typing.again}
        onChange={type("again")}
        error={againError()}
      />
      <RequestNotice answer={answer()} />
      <Show when={isRefused("emailUnverified")}>
        <p class="error">{t("password.blockedTitle")}</p>
      </Show>
      <div>
        <Button type="submit" look="primary" disabled={isSaving()}>
          {t(isSaving() ? "password.saving" : props.isInitial ? "password.choose" : "password.save")}
        </Button>
      </div>
    </form>
  );
}
