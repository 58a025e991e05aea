import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";
import type { FecCheckReading } from "#web/books/import-state.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { CheckedRules } from "./checked-rules.tsx";
import { createFileReading } from "./create-file-reading.ts";
import { fecCheckTexts } from "./fec-check-texts.ts";
import { FecFacts } from "./fec-facts.tsx";
import { FileReading } from "./file-reading.tsx";
import { FoundFaults } from "./found-faults.tsx";
import { importTexts } from "./import-texts.ts";

const tones = { right: "ok", remark: "info", fault: "wait", refused: "bad" } as const;

/** Checks any FEC on this device, with or without a network: nothing of it is sent or kept. */
export function CheckPage() {
  const t = useTexts(fecCheckTexts);
  const chooseTexts = useTexts(importTexts);
  const i18n = useI18n();
  const { company } = useBooks();
  const [yearBefore, setYearBefore] = createSignal<File | null>(null);
  const check = createFileReading((books, file, token, tell) => {
    const before = yearBefore();
    const given = {
      file,
      fileName: file.name,
      yearBefore: before && { file: before, fileName: before.name },
      company: company(),
    };
    return books.checkFec(given, token, tell);
  });
  const countOf = ({ rules }: FecCheckReading) => rules.reduce((sum, { count }) => sum + count, 0);
  const comparedText = ({ before }: FecCheckReading) => {
    if (before === null) return t("comparedWithNothing");
    return before.fileName === null
      ? t("comparedWithBooks", { day: before.endsOn === null ? "" : i18n.day(before.endsOn) })
      : t("comparedWithFile", { name: before.fileName });
  };
  const forget = () => {
    setYearBefore(null);
    check.forget();
  };
  let input!: HTMLInputElement;

  return (
    <Page
      title={t("title")}
      subtitle={t("subtitle")}
      actions={
        <>
          <Show when={check.state().kind === "read"}>
            <Button onClick={forget}>{chooseTexts("chooseOther")}</Button>
          </Show>
          <A class="button" href="/import">
            {t("toImport")}
          </A>
        </>
      }
    >
      <div class="stack">
        <p class="muted">{t("stays")}</p>
        <FileReading reader={check} stoppedText={t("stopped")}>
          {({ reading, file }) => (
            <>
              <Notice tone={tones[reading.verdict]} title={t(`verdict.${reading.verdict}`)} live>
                {t(`form.${reading.form}`)} · {t("found", { count: countOf(reading) })}
              </Notice>
              <FecFacts preview={reading.preview} />
              <Sheet label={t("yearBefore")}>
                <div class="sheet-body stack">
                  <h2>{t("yearBefore")}</h2>
                  <p>{comparedText(reading)}</p>
                  <div class="cluster">
                    <Button onClick={() => input.click()}>{t("chooseYearBefore")}</Button>
                    <input
                      ref={input}
                      type="file"
                      hidden
                      aria-label={t("chooseYearBefore")}
                      accept=".txt,.csv,text/plain"
                      onChange={(event) => {
                        const chosen = event.currentTarget.files?.[0];
                        event.currentTarget.value = "";
                        if (!chosen) return;
                        setYearBefore(chosen);
                        void check.read(file);
                      }}
                    />
                  </div>
                </div>
              </Sheet>
              <FoundFaults fileName={reading.preview.fileName} rules={reading.rules} />
              <h2>{t("checked")}</h2>
              <CheckedRules rules={reading.rules} />
            </>
          )}
        </FileReading>
      </div>
    </Page>
  );
}
