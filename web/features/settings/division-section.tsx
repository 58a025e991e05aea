import { createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { DivisionKey } from "#core/companies/division-key.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { DivisionKeyDialog } from "./division-key-dialog.tsx";
import { divisionTexts } from "./division-texts.ts";

interface DivisionSectionProps {
  readonly company: Company;
  readonly mayChange: boolean;
}

/** Who bears how much of what practitioners have in common, by day. */
export function DivisionSection(props: DivisionSectionProps) {
  const t = useTexts(divisionTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [isAdding, setAdding] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const keys = () =>
    [...(props.company.divisionKeys ?? [])].sort((one, other) => (one.from < other.from ? 1 : -1));
  const partsOf = ({ parts }: DivisionKey) =>
    parts.map(({ practitioner, basisPoints }) => {
      const name = props.company.practitioners.find(({ id }) => id === practitioner)?.name ?? practitioner;
      return `${name} ${i18n.percent(basisPoints)}`;
    });

  async function remove({ from }: DivisionKey) {
    const divisionKeys = (props.company.divisionKeys ?? []).filter((key) => key.from !== from);
    const sent = await send("company.update", { set: { divisionKeys } });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) showToast({ tone: "ok", title: t("saved") });
  }

  return (
    <section class="stack" aria-labelledby="division">
      <div>
        <h2 id="division">{t("title")}</h2>
        <p class="muted small">{t("text")}</p>
      </div>
      <Show when={keys().length > 0} fallback={<p class="muted">{t("none")}</p>}>
        <Sheet>
          <div class="sheet-body">
            <table class="figures" aria-label={t("label")}>
              <thead>
                <tr>
                  <th scope="col">{t("from")}</th>
                  <th scope="col">{t("parts")}</th>
                </tr>
              </thead>
              <tbody>
                <For each={keys()}>
                  {(key) => (
                    <tr>
                      <td>
                        <p>{i18n.day(key.from)}</p>
                        <Show when={props.mayChange}>
                          <Button
                            look="quiet"
                            aria-label={t("removeLabel", { day: i18n.day(key.from) })}
                            onClick={() => void remove(key)}
                          >
                            {t("remove")}
                          </Button>
                        </Show>
                      </td>
                      <td>
                        <For each={partsOf(key)}>{(words) => <p>{words}</p>}</For>
                      </td>
                    </tr>
                  )}
                </For>
              </tbody>
            </table>
          </div>
        </Sheet>
      </Show>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      <Show when={props.mayChange}>
        <div>
          <Button icon="enter" onClick={() => setAdding(true)}>
            {t("add")}
          </Button>
        </div>
      </Show>
      <Show when={isAdding()}>
        <DivisionKeyDialog company={props.company} onClose={() => setAdding(false)} />
      </Show>
    </section>
  );
}
