import { For, Show } from "solid-js";
import type { FecOddity, FecPreview, FecProblem } from "#core/formats/fec/fec-preview.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { importTexts } from "./import-texts.ts";
import { useFecWords } from "./use-fec-words.ts";

interface FecFindingsProps {
  readonly preview: FecPreview;
}

/** Every fault of a file by its line. One is enough, and nothing is imported. */
export function FecProblems(props: FecFindingsProps) {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const words = useFecWords();
  const columns = (): readonly Column<FecProblem>[] => [
    {
      title: t("line"),
      width: "112px",
      wideOnly: true,
      cell: ({ line }) => (line === 0 ? t("whole") : i18n.number(line)),
    },
    {
      title: t("what"),
      cell: (problem) => (
        <>
          <span class="only-narrow muted">
            {problem.line === 0 ? t("whole") : t("lineOf", { line: problem.line })} ·{" "}
          </span>
          {words.problem(problem)}
        </>
      ),
    },
  ];

  return (
    <Show when={props.preview.problemCount > 0}>
      <Notice tone="bad" live title={t("problems", { count: props.preview.problemCount })}>
        <p>{t("problemsText")}</p>
        <Show when={props.preview.problems.length < props.preview.problemCount}>
          <p>{t("firstOnes", { shown: props.preview.problems.length })}</p>
        </Show>
      </Notice>
      <div class="tall-rows fault-rows">
        <VirtualList label={t("problemsLabel")} columns={columns()} source={props.preview.problems} />
      </div>
    </Show>
  );
}

/** What is unlike most files: taken as it is, and told with the first lines that show it. */
export function FecOddities(props: FecFindingsProps) {
  const t = useTexts(importTexts);
  const i18n = useI18n();
  const words = useFecWords();

  function where({ count, lines, columns }: FecOddity): string {
    const shown = lines.filter((line) => line > 0).map((line) => i18n.number(line));
    const listed = { lines: shown.join(", ") };
    return [
      count > 1 && t("times", { count }),
      shown.length > 0 &&
        (count > lines.length
          ? t("onLinesAndMore", listed)
          : t("onLines", { ...listed, count: shown.length })),
      columns.length > 0 && t("inColumns", { columns: columns.join(", ") }),
    ]
      .filter(Boolean)
      .join(" · ");
  }

  return (
    <Sheet label={t("oddities")}>
      <div class="sheet-body stack">
        <h2>{t("oddities")}</h2>
        <Show when={props.preview.oddities.length > 0} fallback={<p>{t("noOddities")}</p>}>
          <p class="muted">{t("odditiesText")}</p>
          <ul class="oddities">
            <For each={props.preview.oddities}>
              {(oddity) => (
                <li>
                  {words.oddity(oddity)}
                  <span class="block small muted">{where(oddity)}</span>
                </li>
              )}
            </For>
          </ul>
        </Show>
      </div>
    </Sheet>
  );
}
