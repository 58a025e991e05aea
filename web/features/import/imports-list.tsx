import { A } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import type { ImportState } from "#web/books/import-state.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Progress } from "#web/ui/progress.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { importTexts } from "./import-texts.ts";
import { MissingFile } from "./missing-file.tsx";

interface ImportsListProps {
  readonly imports: readonly ImportState[];
  readonly isOnline: boolean;
  readonly onCallOff: (one: ImportState) => void;
  readonly onProvide: (one: ImportState, file: File) => void;
}

const tones = { uploading: "wait", reading: "wait", missing: "bad", done: "ok", refused: "bad" } as const;

/** The files of this company: on their way, refused, or in the books. */
export function ImportsList(props: ImportsListProps) {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const problemText = useProblemText();

  return (
    <Show when={props.imports.length > 0}>
      <Sheet label={t("imports")}>
        <div class="sheet-body stack">
          <h2>{t("imports")}</h2>
          <ul class="oddities">
            <For each={props.imports}>
              {(one) => (
                <li class="stack">
                  <div class="cluster">
                    <strong class="grow">{one.fileName}</strong>
                    <Tag tone={tones[one.state]}>{t(`state.${one.state}`)}</Tag>
                  </div>
                  <Switch>
                    <Match when={one.state === "uploading"}>
                      <Progress
                        label={props.isOnline ? t("state.uploading") : t("waiting")}
                        value={one.uploadedBasisPoints}
                        max={10_000}
                        words={i18n.percent(one.uploadedBasisPoints)}
                      />
                    </Match>
                    <Match when={one.state === "missing"}>
                      <MissingFile fileName={one.fileName} onChoose={(file) => props.onProvide(one, file)} />
                    </Match>
                    <Match when={one.state === "refused" && one.problem}>
                      {(problem) => <p>{problemText(problem())}</p>}
                    </Match>
                    <Match when={one.batch}>
                      {(batch) => (
                        <>
                          <p class="muted">
                            {t("imported", {
                              rows: batch().rows,
                              entries: batch().entries,
                              from: i18n.day(batch().fromDay),
                              through: i18n.day(batch().throughDay),
                            })}
                          </p>
                          <Show when={batch().live}>
                            {(live) => <p class="muted">{t("drafts.imported", { count: live() })}</p>}
                          </Show>
                          <p>
                            <A
                              class="button"
                              href={`/journal?period=${batch().fromDay}..${batch().throughDay}`}
                            >
                              {t("toJournal")}
                            </A>
                          </p>
                        </>
                      )}
                    </Match>
                  </Switch>
                  <Show when={one.isCancellable}>
                    <div class="cluster">
                      <Button
                        aria-label={t("callOffLabel", { name: one.fileName })}
                        onClick={() => props.onCallOff(one)}
                      >
                        {t("callOff")}
                      </Button>
                    </div>
                  </Show>
                </li>
              )}
            </For>
          </ul>
        </div>
      </Sheet>
    </Show>
  );
}
