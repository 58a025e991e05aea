import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { DeviceSeries } from "#core/numbering/device-series.ts";
import { seriesTexts } from "#web/app/series-texts.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";

interface CloseSeriesDialogProps {
  readonly series: DeviceSeries;
  readonly onClose: () => void;
}

/** Ends a device's series, with the last number that anybody knows of. */
export function CloseSeriesDialog(props: CloseSeriesDialogProps) {
  const t = useTexts(seriesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const register = useQuestion("numbers", () => ({
    filter: { series: null, text: "", isStrangeOnly: false },
  }));
  /** The years it has given numbers in, the latest first. */
  const given = () =>
    (register()?.series ?? []).filter(({ series }) => series.slice(5) === props.series.prefix);
  const latest = () => given()[0]?.series ?? `${localDay().slice(0, 4)}-${props.series.prefix}`;
  const [typed, setTyped] = createSignal<string | null>(null);
  const [reason, setReason] = createSignal("");
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const lastNumber = () => typed() ?? String(given()[0]?.last ?? 0);
  const isWrong = () => !/^\d{1,9}$/.test(lastNumber());

  async function close() {
    setTried(true);
    if (isWrong() || reason().trim() === "") return;
    const earlier = given()
      .slice(1)
      .map(({ series, last }) => ({ series, number: last }));
    const sent = await send("series.close", {
      prefix: props.series.prefix,
      reason: reason().trim(),
      lastNumbers: [{ series: latest(), number: Number(lastNumber()) }, ...earlier],
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ title: t("closedNow") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("closeTitle", { prefix: props.series.prefix })}
      description={t("closeText")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="danger" onClick={() => void close()}>
            {t("closeOf", { prefix: props.series.prefix })}
          </Button>
        </>
      }
    >
      <TextField
        label={t("lastNumber", { series: latest() })}
        description={t("lastNumberHint")}
        value={lastNumber()}
        onChange={setTyped}
        inputMode="numeric"
        error={tried() && isWrong() ? t("lastNumberWrong") : undefined}
        maxLength={9}
      />
      <TextField
        label={t("reason")}
        value={reason()}
        onChange={setReason}
        error={tried() && reason().trim() === "" ? t("reasonMissing") : undefined}
        maxLength={500}
      />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
