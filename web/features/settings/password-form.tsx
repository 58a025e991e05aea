import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { changePassword, type PasswordAnswer } from "./change-password.ts";
import { settingsTexts } from "./settings-texts.ts";

const NEXT_LENGTH_MIN = 10;
const NEXT_LENGTH_MAX = 200;

const empty = { current: "", next: "", again: "" };

/** Another password for oneself. What is typed stays until it worked, and is never kept on the device. */
export function PasswordForm() {
  const t = useTexts(settingsTexts);
  const [typing, setTyping] = createStore({ ...empty });
  const [tried, setTried] = createSignal(false);
  const [isSaving, setSaving] = createSignal(false);
  const [answer, setAnswer] = createSignal<PasswordAnswer | null>(null);

  const answered = (...kinds: readonly PasswordAnswer["kind"][]) =>
    kinds.find((kind) => kind === answer()?.kind);
  const currentError = () => {
    if (answered("wrong")) return t("password.wrong");
    return tried() && typing.current === "" ? t("password.currentMissing") : undefined;
  };
  const nextError = () => {
    if (answered("unchanged")) return t("password.unchanged");
    if (answered("tooShort") || (tried() && typing.next.length < NEXT_LENGTH_MIN))
      return t("password.tooShort");
    return answered("tooLong") || typing.next.length > NEXT_LENGTH_MAX ? t("password.tooLong") : undefined;
  };
  const againError = () => (tried() && typing.again !== typing.next ? t("password.different") : undefined);
  const wholeProblem = () => {
    const said = answer();
    if (said?.kind === "throttled")
      return t("password.throttled", { count: Math.max(1, Math.ceil(said.afterSeconds / 60)) });
    const kind = answered("unreachable", "signedOut", "failed") as "unreachable" | undefined;
    return kind === undefined ? null : t(`password.${kind}`);
  };

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
    const said = await changePassword({ current: typing.current, next: typing.next });
    setSaving(false);
    setAnswer(said);
    if (said.kind !== "changed") return;
    setTried(false);
    setTyping({ ...empty });
  }

  return (
    <form class="stack" onSubmit={save} noValidate aria-labelledby="change-password">
      <div>
        <h3 id="change-password">{t("password.title")}</h3>
        <p class="muted small">{t("password.text")}</p>
      </div>
      <TextField
        label={t("password.current")}
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
      <Show when={wholeProblem()}>{(text) => <Notice tone="bad" title={text()} live />}</Show>
      <Show when={answered("changed")}>
        <Notice tone="ok" title={t("password.changed")} live>
          {t("password.changedText")}
        </Notice>
      </Show>
      <div>
        <Button type="submit" look="primary" disabled={isSaving()}>
          {t(isSaving() ? "password.saving" : "password.save")}
        </Button>
      </div>
    </form>
  );
}
