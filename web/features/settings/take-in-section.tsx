import { createSignal, Show } from "solid-js";
import type { ActionsFileProblem } from "#web/books/actions-file.ts";
import { useBooks } from "#web/books/books-context.tsx";
import type { TakenIn } from "#web/books/saved-actions.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { settingsTexts } from "./settings-texts.ts";

/** Acts that were saved to a file when a device was left, made this device's own. */
export function TakeInSection() {
  const t = useTexts(settingsTexts);
  const { books } = useBooks();
  const [file, setFile] = createSignal<File | null>(null);
  const [passphrase, setPassphrase] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [isTaking, setTaking] = createSignal(false);
  const [taken, setTaken] = createSignal<TakenIn | null>(null);
  const [problem, setProblem] = createSignal<ActionsFileProblem | "failed" | null>(null);
  let input!: HTMLInputElement;

  const forgetAnswer = () => {
    setTaken(null);
    setProblem(null);
  };
  const phraseError = () => {
    if (problem() === "wrongPassphrase") return t("takeIn.problem.wrongPassphrase");
    return tried() && passphrase() === "" ? t("takeIn.passphraseMissing") : undefined;
  };
  const fileProblem = () => {
    const known = problem();
    if (known === "failed") return t("takeIn.failed");
    if (known !== null && known !== "wrongPassphrase") return t(`takeIn.problem.${known}`);
    return tried() && file() === null ? t("takeIn.fileMissing") : null;
  };

  async function take(event: SubmitEvent) {
    event.preventDefault();
    forgetAnswer();
    setTried(true);
    const [open, chosen] = [books(), file()];
    if (open === null || chosen === null || passphrase() === "") return;
    setTaking(true);
    try {
      const answer = await open.takeInActs(chosen, passphrase());
      if (answer.ok) {
        setTaken(answer.value);
        setFile(null);
        setPassphrase("");
        setTried(false);
      } else setProblem(answer.problem.code);
    } catch {
      setProblem("failed");
    } finally {
      setTaking(false);
    }
  }

  return (
    <Sheet label={t("takeIn.title")}>
      <form class="sheet-body stack" onSubmit={take} noValidate>
        <div>
          <h2>{t("takeIn.title")}</h2>
          <p class="muted small">{t("takeIn.text")}</p>
        </div>
        <div class="cluster">
          <Button icon="import" onClick={() => input.click()}>
            {t("takeIn.choose")}
          </Button>
          <Show when={file()}>{(chosen) => <span>{t("takeIn.chosen", { name: chosen().name })}</span>}</Show>
          <input
            ref={input}
            type="file"
            hidden
            aria-label={t("takeIn.choose")}
            onChange={(event) => {
              forgetAnswer();
              setFile(event.currentTarget.files?.[0] ?? null);
              event.currentTarget.value = "";
            }}
          />
        </div>
        <Show when={file()}>
          <TextField
            label={t("takeIn.passphrase")}
            type="password"
            autocomplete="off"
            value={passphrase()}
            onChange={(typed) => {
              forgetAnswer();
              setPassphrase(typed);
            }}
            error={phraseError()}
          />
        </Show>
        <Show when={fileProblem()}>{(text) => <Notice tone="bad" title={text()} live />}</Show>
        <Show when={taken()}>
          {(done) => (
            <Notice
              tone="ok"
              title={done().count === 0 ? t("takeIn.known") : t("takeIn.taken", { count: done().count })}
              live
            />
          )}
        </Show>
        <div>
          <Button type="submit" disabled={isTaking() || books() === null}>
            {t(isTaking() ? "takeIn.taking" : "takeIn.take")}
          </Button>
        </div>
      </form>
    </Sheet>
  );
}
