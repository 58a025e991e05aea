import { Match, Show, Switch } from "solid-js";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";
import type { ImportState } from "#web/books/import-state.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { createFecPreview, type FecPreviewState } from "./create-fec-preview.ts";
import { FecFacts } from "./fec-facts.tsx";
import { FecOddities, FecProblems } from "./fec-findings.tsx";
import { FileDrop } from "./file-drop.tsx";
import { ImportForm } from "./import-form.tsx";
import { importTexts } from "./import-texts.ts";
import { ImportsList } from "./imports-list.tsx";

/** Brings real books in: a file is chosen, read on this device, shown, and only then imported. */
export function ImportPage() {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const { books, company } = useBooks();
  const device = createQuestion(books, () => ["device", {}]);
  const imports = useQuestion("imports");
  const preview = createFecPreview();
  const isOnline = () => device()?.isOnline ?? true;

  const callOff = async ({ file, fileName }: ImportState) => {
    const into = company();
    if (into === null) return;
    await books()?.cancelImport(into, file);
    showToast({ tone: "ok", title: t("calledOff", { name: fileName }) });
  };
  const provide = async ({ file: hash }: ImportState, file: File) => {
    const into = company();
    if (into === null) return;
    const given = await books()?.provideFile(into, hash, file);
    if (given?.ok === false) showToast({ tone: "bad", title: problemText(given.problem) });
  };

  const as = <Kind extends FecPreviewState["kind"]>(kind: Kind) => {
    const state = preview.state();
    return state.kind === kind ? (state as Extract<FecPreviewState, { readonly kind: Kind }>) : null;
  };

  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      actions={
        <Show when={as("read")}>
          <Button onClick={preview.forget}>{t("chooseOther")}</Button>
        </Show>
      }
    >
      <div class="stack">
        <Switch fallback={<FileDrop onChoose={preview.read} />}>
          <Match when={as("opening")}>
            {(state) => <Notice title={t("opening", { name: state().fileName })} live />}
          </Match>
          <Match when={as("reading")}>
            {(state) => (
              <Sheet label={t("reading", { name: state().fileName })}>
                <div class="sheet-body stack">
                  <Progress
                    label={t("reading", { name: state().fileName })}
                    value={state().progress.readBytes}
                    max={Math.max(1, state().progress.totalBytes)}
                    words={t("readSoFar", {
                      read: i18n.bytes(state().progress.readBytes),
                      total: i18n.bytes(state().progress.totalBytes),
                      rows: state().progress.rows,
                    })}
                  />
                  <div class="cluster">
                    <Button onClick={preview.stop}>{t("stop")}</Button>
                  </div>
                </div>
              </Sheet>
            )}
          </Match>
          <Match when={as("read")}>
            {(state) => (
              <>
                <FecProblems preview={state().reading} />
                <FecFacts preview={state().reading} />
                <Show when={state().reading.rows > 0}>
                  <FecOddities preview={state().reading} />
                </Show>
                <Show when={state().reading.problemCount === 0}>
                  <ImportForm
                    reading={state().reading}
                    file={state().file}
                    isOnline={isOnline()}
                    onSent={() => {
                      preview.forget();
                      showToast({ tone: "ok", title: t("sent"), text: t("sentText") });
                    }}
                  />
                </Show>
              </>
            )}
          </Match>
          <Match when={as("refused")}>
            {(state) => (
              <>
                <Notice
                  tone={state().problem.code === "device.cancelled" ? "info" : "bad"}
                  title={
                    state().problem.code === "device.cancelled" ? t("stopped") : problemText(state().problem)
                  }
                  live
                />
                <FileDrop onChoose={preview.read} />
              </>
            )}
          </Match>
        </Switch>
        <ImportsList
          imports={imports() ?? []}
          isOnline={device()?.isOnline === true}
          onCallOff={callOff}
          onProvide={provide}
        />
      </div>
    </Page>
  );
}
