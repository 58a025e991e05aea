import { type JSX, Match, Switch } from "solid-js";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import type { createFileReading, FileReadingState } from "./create-file-reading.ts";
import { FileDrop } from "./file-drop.tsx";
import { importTexts } from "./import-texts.ts";

interface FileReadingProps<Reading> {
  readonly reader: ReturnType<typeof createFileReading<Reading>>;
  readonly stoppedText: string;
  readonly children: (state: Extract<FileReadingState<Reading>, { readonly kind: "read" }>) => JSX.Element;
}

/** A file's way from being chosen to what was read in it. */
export function FileReading<Reading>(props: FileReadingProps<Reading>) {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const as = <Kind extends FileReadingState<Reading>["kind"]>(kind: Kind) => {
    const state = props.reader.state();
    return state.kind === kind
      ? (state as Extract<FileReadingState<Reading>, { readonly kind: Kind }>)
      : null;
  };

  return (
    <Switch fallback={<FileDrop onChoose={props.reader.read} />}>
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
                <Button onClick={props.reader.stop}>{t("stop")}</Button>
              </div>
            </div>
          </Sheet>
        )}
      </Match>
      <Match when={as("read")}>{(state) => props.children(state())}</Match>
      <Match when={as("refused")}>
        {(state) => (
          <>
            <Notice
              tone={state().problem.code === "device.cancelled" ? "info" : "bad"}
              title={
                state().problem.code === "device.cancelled" ? props.stoppedText : problemText(state().problem)
              }
              live
            />
            <FileDrop onChoose={props.reader.read} />
          </>
        )}
      </Match>
    </Switch>
  );
}
