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

/** Every rule with what came of it: how often it is broken, or why it was not checked; those in order are many, and stand folded below. */
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
  const isInOrder = ({ count, lacks }: FecRuleAnswer) => count === 0 && lacks === null;
  const inOrder = () => props.rules.filter(isInOrder);
  return (
    <>
      <div class="tall-rows">
        <SheetRows
          label={t("checked")}
          columns={columns()}
          rows={props.rules.filter((answer) => !isInOrder(answer))}
        />
      </div>
      <Show when={inOrder().length > 0}>
        <details>
          <summary>✓ {t("inOrderCount", { count: inOrder().length })}</summary>
          <div class="tall-rows">
            <SheetRows label={t("inOrder")} columns={columns()} rows={inOrder()} />
          </div>
        </details>
      </Show>
    </>
  );
}
