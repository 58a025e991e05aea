import { Match, Show, Switch } from "solid-js";
import type { FecRuleAnswer } from "#core/formats/fec/check-fec.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import type { Column } from "#web/ui/column.ts";
import { SheetRows } from "#web/ui/sheet.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { fecCheckTexts } from "./fec-check-texts.ts";
import { useRuleWords } from "./use-rule-words.ts";

interface CheckedRulesProps {
  readonly rules: readonly FecRuleAnswer[];
}

const tones = { refused: "bad", fault: "wait", remark: "info" } as const;

/** Every rule with what came of it: how often it is broken; those in order, and those that were not checked and why, are many, and stand folded below. */
export function CheckedRules(props: CheckedRulesProps) {
  const t = useTexts(fecCheckTexts);
  const words = useRuleWords();
  const columns = (): readonly Column<FecRuleAnswer>[] => [
    {
      title: t("rule"),
      cell: (answer) => (
        <>
          {words.rule(answer.code)}
          {answer.lacks !== null && answer.count === 0 && (
            <span class="sub">{t(`lacks.${answer.lacks}`)}</span>
          )}
        </>
      ),
    },
    {
      title: t("outcome"),
      width: "220px",
      narrowWidth: "128px",
      cell: (answer) => (
        <Switch fallback={<Tag tone="ok">✓ {t("inOrder")}</Tag>}>
          <Match when={answer.count > 0}>
            <Tag tone={tones[answer.severity]}>
              {t(`severity.${answer.severity}`)} · {t("counted", { count: answer.count })}
            </Tag>
          </Match>
          <Match when={answer.lacks !== null}>
            <Tag>{t("notChecked")}</Tag>
          </Match>
        </Switch>
      ),
    },
  ];
  const broken = () => props.rules.filter(({ count }) => count > 0);
  const notChecked = () => props.rules.filter(({ count, lacks }) => count === 0 && lacks !== null);
  const inOrder = () => props.rules.filter(({ count, lacks }) => count === 0 && lacks === null);
  return (
    <>
      <Show when={broken().length > 0}>
        <div class="tall-rows">
          <SheetRows label={t("checked")} columns={columns()} rows={broken()} />
        </div>
      </Show>
      <Folded
        summary={t("notCheckedCount", { count: notChecked().length })}
        label={t("notChecked")}
        columns={columns()}
        rows={notChecked()}
      />
      <Folded
        summary={`✓ ${t("inOrderCount", { count: inOrder().length })}`}
        label={t("inOrder")}
        columns={columns()}
        rows={inOrder()}
      />
    </>
  );
}

interface FoldedProps {
  readonly summary: string;
  readonly label: string;
  readonly columns: readonly Column<FecRuleAnswer>[];
  readonly rows: readonly FecRuleAnswer[];
}

function Folded(props: FoldedProps) {
  return (
    <Show when={props.rows.length > 0}>
      <details>
        <summary>{props.summary}</summary>
        <div class="tall-rows">
          <SheetRows label={props.label} columns={props.columns} rows={props.rows} />
        </div>
      </details>
    </Show>
  );
}
