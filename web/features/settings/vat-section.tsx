import { createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { settingsTexts } from "./settings-texts.ts";
import { VatStatusDialog } from "./vat-status-dialog.tsx";

interface VatSectionProps {
  readonly company: Company;
  readonly mayChange: boolean;
}

/** How the company stood towards VAT, day by day, in the words of its country's law. */
export function VatSection(props: VatSectionProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const statusText = ({ status, onDebits }: VatStatus) => {
    if (status === "liable")
      return [t("vat.liable"), onDebits && t("vat.onDebits")].filter(Boolean).join(", ");
    return t(`vat.${status}${props.company.country}`);
  };
  const problemText = useProblemText();
  const send = useSend();
  const [adding, setAdding] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  async function remove(status: VatStatus) {
    const vatHistory = props.company.vatHistory.filter(({ from }) => from !== status.from);
    const sent = await send("company.update", { set: { vatHistory } });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) showToast({ tone: "ok", title: t("vat.saved") });
  }
  const mayRemove = () => props.mayChange && props.company.vatHistory.length > 1;
  const rows = () => [...props.company.vatHistory].sort((one, other) => (one.from < other.from ? 1 : -1));
  return (
    <section class="stack" aria-labelledby="vat-status">
      <div>
        <h2 id="vat-status">{t("vat.title")}</h2>
        <p class="muted small">{t("vat.text")}</p>
      </div>
      <Sheet>
        <div class="sheet-body">
          <table class="figures" aria-label={t("vat.label")}>
            <thead>
              <tr>
                <th scope="col">{t("vat.from")}</th>
                <th scope="col">{t("vat.status")}</th>
                <Show when={mayRemove()}>
                  <th scope="col">{t("vat.remove")}</th>
                </Show>
              </tr>
            </thead>
            <tbody>
              <For each={rows()}>
                {(status) => (
                  <tr>
                    <td>{i18n.day(status.from)}</td>
                    <td>{statusText(status)}</td>
                    <Show when={mayRemove()}>
                      <td>
                        <Button
                          look="quiet"
                          aria-label={t("vat.removeLabel", { day: i18n.day(status.from) })}
                          onClick={() => remove(status)}
                        >
                          {t("vat.remove")}
                        </Button>
                      </td>
                    </Show>
                  </tr>
                )}
              </For>
            </tbody>
          </table>
        </div>
      </Sheet>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      <Show when={props.mayChange}>
        <div>
          <Button icon="enter" onClick={() => setAdding(true)}>
            {t("vat.add")}
          </Button>
        </div>
      </Show>
      <Show when={adding()}>
        <VatStatusDialog
          company={props.company}
          statusText={statusText}
          onClose={() => {
            setProblem(null);
            setAdding(false);
          }}
        />
      </Show>
    </section>
  );
}
