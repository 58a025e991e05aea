import { createSignal, Show } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { signOutTexts } from "./sign-out-texts.ts";

const PASSPHRASE_LENGTH_MIN = 12;

interface SaveActionsFormProps {
  /** Called with how many acts are in the file the browser was given. */
  readonly onSaved: (count: number) => void;
}

/** Saves what waits to a file that only a passphrase opens. The passphrase is kept nowhere. */
export function SaveActionsForm(props: SaveActionsFormProps) {
  const t = useTexts(signOutTexts);
  const { books } = useBooks();
  const [passphrase, setPassphrase] = createSignal("");
  const [again, setAgain] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [isSaving, setSaving] = createSignal(false);
  const [hasFailed, setFailed] = createSignal(false);
  const shortError = () =>
    tried() && passphrase().length < PASSPHRASE_LENGTH_MIN ? t("passphraseShort") : undefined;
  const againError = () => (tried() && again() !== passphrase() ? t("passphraseDifferent") : undefined);

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setFailed(false);
    const open = books();
    if (open === null || shortError() !== undefined || againError() !== undefined) return;
    setSaving(true);
    try {
      const { file, count } = await open.savePending(passphrase());
      download(file, `cahier-actions-${new Date().toISOString().slice(0, 10)}.cahier`);
      props.onSaved(count);
    } catch {
      setFailed(true);
    } finally {
      setSaving(false);
    }
  }

  return (
    <form class="stack" onSubmit={save} noValidate aria-labelledby="save-actions">
      <div>
        <h3 id="save-actions">{t("saveTitle")}</h3>
        <p class="muted small">{t("saveText")}</p>
      </div>
      <TextField
        label={t("passphrase")}
        description={t("passphraseHint")}
        type="password"
        autocomplete="off"
        value={passphrase()}
        onChange={setPassphrase}
        error={shortError()}
      />
      <TextField
        label={t("passphraseAgain")}
        type="password"
        autocomplete="off"
        value={again()}
        onChange={setAgain}
        error={againError()}
      />
      <Show when={hasFailed()}>
        <Notice tone="bad" title={t("saveFailed")} live />
      </Show>
      <div>
        <Button type="submit" disabled={isSaving() || books() === null}>
          {t(isSaving() ? "saving" : "save")}
        </Button>
      </div>
    </form>
  );
}

function download(file: Blob, name: string) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  // The browser has begun to read it by then; freed at once, some would save an empty file.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
