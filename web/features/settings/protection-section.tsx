import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import type { Right } from "#core/rights/rights.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { settingsTexts } from "./settings-texts.ts";

interface ProtectionSectionProps {
  readonly company: Company;
  /** What the reader may do. */
  readonly rights: readonly Right[];
}

/** Through which day nothing changes, who said so, and the way to move or lift it. */
export function ProtectionSection(props: ProtectionSectionProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const people = useQuestion("members");
  const [typed, setTyped] = createSignal<string | null>(null);
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const mayProtect = () => props.rights.includes("protect");
  const day = () => typed() ?? props.company.protectedThrough ?? "";
  const protector = () => people()?.members.find(({ id }) => id === props.company.protectedBy)?.name;

  async function move(throughDay: string | null) {
    const sent = await send("period.protect", { throughDay });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    setTyped(null);
    setTried(false);
    showToast({ tone: "ok", title: t(throughDay === null ? "protection.lifted" : "protection.protected") });
  }
  async function protect(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (day() !== "") await move(day());
  }

  return (
    <Sheet label={t("protection.title")}>
      <form class="sheet-body stack" onSubmit={protect} noValidate>
        <div>
          <h2>{t("protection.title")}</h2>
          <p class="muted small">{t("protection.text")}</p>
        </div>
        <p>
          <Show when={props.company.protectedThrough} fallback={t("protection.nothing")}>
            {(through) => (
              <>
                <strong>{t("protection.through", { day: i18n.day(through()) })}</strong>
                <Show when={protector()}>{(name) => <> {t("protection.by", { name: name() })}</>}</Show>
              </>
            )}
          </Show>
        </p>
        <Show when={mayProtect()} fallback={<p class="muted small">{t("protection.mayNot")}</p>}>
          <DayField
            label={t("protection.day")}
            day={day()}
            onChange={setTyped}
            error={tried() && day() === "" ? t("protection.dayMissing") : undefined}
          />
          <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
          <div class="cluster">
            <Button type="submit">{t("protection.protect")}</Button>
            <Show when={props.company.protectedThrough !== null}>
              <Button type="button" onClick={() => void move(null)}>
                {t("protection.lift")}
              </Button>
            </Show>
          </div>
        </Show>
      </form>
    </Sheet>
  );
}
