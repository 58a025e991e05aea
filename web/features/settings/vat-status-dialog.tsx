import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import { vatStatusOn, withVatStatus } from "#core/vat/vat-choices.ts";
import type { VatStatus } from "#core/vat/vat-status.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { DayField } from "#web/ui/day-field.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { settingsTexts } from "./settings-texts.ts";

interface VatStatusDialogProps {
  readonly company: Company;
  readonly statusText: (status: VatStatus) => string;
  readonly onClose: () => void;
}

const statuses = ["exempt", "franchise", "liable"] as const;

/** A status and the first day it holds; core says what stands in its way. */
export function VatStatusDialog(props: VatStatusDialogProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const today = localDay();
  const now = vatStatusOn(props.company.vatHistory, today);
  const [from, setFrom] = createSignal(today);
  const [status, setStatus] = createSignal(now.status);
  const [onDebits, setOnDebits] = createSignal(now.onDebits);
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const mayOptForDebits = () => props.company.country === "FR" && status() === "liable";

  async function save() {
    setTried(true);
    if (from() === "") return;
    const added = { from: from(), status: status(), onDebits: mayOptForDebits() && onDebits() };
    const sent = await send("company.update", {
      set: { vatHistory: withVatStatus(props.company.vatHistory, added) },
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("vat.saved") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("vat.addTitle")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" onClick={save}>
            {t("vat.save")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <p class="muted small">{t("vat.hint")}</p>
        <DayField
          label={t("vat.day")}
          day={from()}
          onChange={setFrom}
          error={tried() && from() === "" ? t("vat.dayMissing") : undefined}
        />
        <RadioGroup
          label={t("vat.status")}
          options={statuses.map((value) => ({
            value,
            label: props.statusText({ from: "", status: value, onDebits: false }),
          }))}
          value={status()}
          onChange={setStatus}
        />
        <Show when={mayOptForDebits()}>
          <Checkbox
            label={t("vat.onDebits")}
            description={t("vat.onDebitsHint")}
            checked={onDebits()}
            onChange={setOnDebits}
          />
        </Show>
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      </div>
    </Dialog>
  );
}
