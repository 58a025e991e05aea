import { A } from "@solidjs/router";
import { Show } from "solid-js";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";
import type { ImportState } from "#web/books/import-state.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Page } from "#web/ui/page.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { CarryForward } from "./carry-forward.tsx";
import { createFileReading } from "./create-file-reading.ts";
import { FecFacts } from "./fec-facts.tsx";
import { FecOddities, FecProblems } from "./fec-findings.tsx";
import { FileReading } from "./file-reading.tsx";
import { ImportForm } from "./import-form.tsx";
import { importTexts } from "./import-texts.ts";
import { ImportsList } from "./imports-list.tsx";

/** Brings real books in: a file is chosen, read on this device, shown, and only then imported. */
export function ImportPage() {
  const t = useTexts(importTexts);
  const problemText = useProblemText();
  const { books, company } = useBooks();
  const device = createQuestion(books, () => ["device", {}]);
  const imports = useQuestion("imports");
  const preview = createFileReading((opened, file, token, tell) =>
    opened.previewFec(file, file.name, token, tell, company()),
  );
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

  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      actions={
        <>
          <Show when={preview.state().kind === "read"}>
            <Button onClick={preview.forget}>{t("chooseOther")}</Button>
          </Show>
          <A class="button" href="/import/check">
            {t("toCheck")}
          </A>
        </>
      }
    >
      <div class="stack">
        <FileReading reader={preview} stoppedText={t("stopped")}>
          {({ reading, file }) => (
            <>
              <FecProblems preview={reading} />
              <FecFacts preview={reading} />
              <CarryForward reading={reading} />
              <Show when={reading.rows > 0}>
                <FecOddities preview={reading} />
              </Show>
              <Show when={reading.problemCount === 0}>
                <ImportForm
                  reading={reading}
                  file={file}
                  isOnline={isOnline()}
                  onSent={() => {
                    preview.forget();
                    showToast({ tone: "ok", title: t("sent"), text: t("sentText") });
                  }}
                />
              </Show>
            </>
          )}
        </FileReading>
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
