import { createResource, createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import { askServer } from "#web/app/ask-server.ts";
import { deviceName } from "#web/app/device-name.ts";
import { seriesTexts } from "#web/app/series-texts.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";

interface DeclareSeriesDialogProps {
  readonly company: Company;
  readonly onClose: () => void;
}

interface OtherDevice {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  readonly lastContactAt: string;
}

/** The next letters that no device has had: A1, A2 … */
export function freePrefix(taken: readonly string[]): string {
  let number = 1;
  while (taken.includes(`A${number}`)) number += 1;
  return `A${number}`;
}

/** Gives a device a series of its own, with the reason that the law wants to be told. */
export function DeclareSeriesDialog(props: DeclareSeriesDialogProps) {
  const t = useTexts(seriesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const own = useQuestion("ownSeries", () => ({ draft: null }));
  const register = useQuestion("numbers", () => ({
    filter: { series: null, text: "", isStrangeOnly: false },
  }));
  const known = () => props.company.deviceSeries ?? [];
  const [others] = createResource(
    () => `/people/companies/${encodeURIComponent(props.company.id)}/series/devices`,
    async (path): Promise<readonly OtherDevice[] | null> => {
      const said = await askServer("GET", path);
      if (said.kind !== "done") return null;
      return (said.body as { readonly devices?: readonly OtherDevice[] } | null)?.devices ?? null;
    },
  );
  const isFree = (id: string) => !known().some(({ device, closed }) => device === id && closed === null);
  const ownName = deviceName(navigator.userAgent);
  const choices = () => {
    const here = own()?.device;
    return [
      ...(here !== undefined && isFree(here)
        ? [{ value: here, label: t("thisDevice"), hint: ownName, name: ownName }]
        : []),
      ...(others.latest ?? [])
        .filter(({ id }) => isFree(id) && id !== here)
        .map(({ id, name, person, lastContactAt }) => ({
          value: id,
          label: t("deviceName", { device: name, person }),
          hint: t("lastContact", { at: i18n.dateTime(lastContactAt) }),
          name,
        })),
    ];
  };
  const [chosen, setDevice] = createSignal<string | null>(null);
  /** What is nearest at hand is chosen already. */
  const device = () => chosen() ?? choices().find(({ value }) => value === own()?.device)?.value ?? null;
  /** Series this very device had before it was enrolled anew. */
  const former = () => (device() === own()?.device ? (own()?.former ?? []) : []);
  const [prefix, setPrefix] = createSignal(freePrefix(known().map((series) => series.prefix)));
  const [reason, setReason] = createSignal(known().at(-1)?.reason ?? "");
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const isPrefixWrong = () => !/^[A-Z][A-Z0-9]{1,3}$/.test(prefix());

  async function closeFormer(prefix: string) {
    const lastNumbers = (register()?.series ?? [])
      .filter(({ series }) => series.slice(5) === prefix)
      .map(({ series, last }) => ({ series, number: last }));
    return send("series.close", { prefix, reason: t("enrolledAnew"), lastNumbers });
  }

  async function declare() {
    setTried(true);
    const found = choices().find(({ value }) => value === device());
    if (found === undefined || isPrefixWrong() || reason().trim() === "" || register() === undefined) return;
    for (const stopped of former()) {
      const closed = await closeFormer(stopped);
      if (!closed.ok) return setProblem(closed.problem);
    }
    const sent = await send("series.declare", {
      prefix: prefix(),
      device: found.value,
      deviceName: found.name.slice(0, 100),
      reason: reason().trim(),
    });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("declared") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={t("declare")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" onClick={() => void declare()}>
            {t("declare")}
          </Button>
        </>
      }
    >
      <Show when={others.latest === null}>
        <Notice tone="wait" title={t("otherDevicesOffline")} live />
      </Show>
      <Show when={former().length > 0}>
        <Notice title={t("replacesFormer", { prefix: former().join(", ") })} />
      </Show>
      <Select
        label={t("device")}
        options={choices()}
        value={device()}
        onChange={setDevice}
        error={tried() && device() === null ? t("deviceMissing") : undefined}
      />
      <TextField
        label={t("prefix")}
        description={t("prefixHint")}
        value={prefix()}
        onChange={(typed) => setPrefix(typed.toUpperCase())}
        error={tried() && isPrefixWrong() ? t("prefixWrong") : undefined}
        maxLength={4}
      />
      <TextField
        label={t("reason")}
        description={t("reasonHint")}
        value={reason()}
        onChange={setReason}
        error={tried() && reason().trim() === "" ? t("reasonMissing") : undefined}
        maxLength={500}
      />
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
