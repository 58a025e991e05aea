import { createMemo, createSignal, Show } from "solid-js";
import type { FecRuleAnswer } from "#core/formats/fec/check-fec.ts";
import { FEC_FAULT_LINES_MAX, type FecFault } from "#core/formats/fec/fec-faults.ts";
import type { FecRuleCode } from "#core/formats/fec/fec-rules.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { saveFile } from "#web/ui/save-file.ts";
import { Select } from "#web/ui/select.tsx";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { checkToCsv } from "./fec-check-csv.ts";
import { fecCheckTexts } from "./fec-check-texts.ts";
import { importTexts } from "./import-texts.ts";
import { useRuleWords } from "./use-rule-words.ts";

interface FoundFaultsProps {
  readonly fileName: string;
  readonly rules: readonly FecRuleAnswer[];
}

interface RuledFault extends FecFault {
  readonly rule: FecRuleCode;
}

const SEVERITIES = ["refused", "fault", "remark"] as const;

/** The faults by rule and line, of one rule if wanted, and as a file for a spreadsheet. */
export function FoundFaults(props: FoundFaultsProps) {
  const t = useTexts(fecCheckTexts);
  const lineTexts = useTexts(importTexts);
  const i18n = useI18n();
  const words = useRuleWords();
  const [shown, setShown] = createSignal<FecRuleCode | "all">("all");
  /** What the tax office would not take first. */
  const broken = createMemo(() =>
    SEVERITIES.flatMap((severity) =>
      props.rules.filter((rule) => rule.count > 0 && rule.severity === severity),
    ),
  );
  const choices = () => [
    { value: "all" as const, label: t("everything") },
    ...broken().map(({ code, count }) => ({
      value: code,
      label: `${words.rule(code)} (${i18n.number(count)})`,
    })),
  ];
  const faults = createMemo(() =>
    broken()
      .filter(({ code }) => shown() === "all" || code === shown())
      .flatMap(({ code, faults }) => faults.map((fault): RuledFault => ({ ...fault, rule: code }))),
  );
  const columns = (): readonly Column<RuledFault>[] => [
    {
      title: lineTexts("line"),
      width: "112px",
      wideOnly: true,
      cell: ({ line }) => (line === 0 ? lineTexts("whole") : i18n.number(line)),
    },
    {
      title: lineTexts("what"),
      cell: (fault) => (
        <>
          <span class="only-narrow muted">
            {fault.line === 0 ? lineTexts("whole") : lineTexts("lineOf", { line: fault.line })} ·{" "}
          </span>
          {words.fault(fault)}
          <span class="sub">{words.rule(fault.rule)}</span>
        </>
      ),
    },
  ];
  const saveCsv = () => {
    const csv = checkToCsv(broken(), {
      titles: [t("rule"), t("severityTitle"), lineTexts("line"), t("column"), lineTexts("what")],
      rule: ({ code }) => words.rule(code),
      kind: ({ severity }) => t(`severity.${severity}`),
      fault: words.fault,
      counted: ({ count }) => t("csvCount", { count }),
    });
    const name = props.fileName.replace(/\.[^.]*$/, "");
    saveFile(new Blob([csv], { type: "text/csv;charset=utf-8" }), `${name}-${t("csvName")}.csv`);
  };

  return (
    <Show when={broken().length > 0}>
      <h2>{t("faults")}</h2>
      <div class="cluster">
        <Select label={t("show")} options={choices()} value={shown()} onChange={setShown} />
        <Button onClick={saveCsv}>{t("csv")}</Button>
      </div>
      <Show when={broken().some(({ count, faults }) => count > faults.length)}>
        <p class="muted">{t("firstOnes", { shown: FEC_FAULT_LINES_MAX })}</p>
      </Show>
      <div class="tall-rows fault-rows">
        <VirtualList label={t("faults")} columns={columns()} source={faults()} />
      </div>
    </Show>
  );
}
