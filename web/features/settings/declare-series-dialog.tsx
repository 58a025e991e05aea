import { createResource, createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company } from "#core/companies/company.ts";
import { askServer } from "#web/app/ask-server.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { seriesTexts } from "./series-texts.ts";

interface DeclareSeriesDialogProps {
  readonly company: Company;
  readonly onClose: () => void;
}

interface CompanyDevice {
  readonly id: string;
  readonly name: string;
  readonly lastContactAt: string;
  readonly revokedAt: string | null;
  readonly person: { readonly id: string };
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
  const people = useQuestion("members");
  const known = () => props.company.deviceSeries ?? [];
  const [devices] = createResource(
    () => `/people/companies/${encodeURIComponent(props.company.id)}/devices`,
    async (path): Promise<readonly CompanyDevice[] | null> => {
      const said = await askServer("GET", path);
      if (said.kind !== "done") return null;
      return (said.body as { readonly devices?: readonly CompanyDevice[] } | null)?.devices ?? null;
    },
  );
  const free = () =>
    (devices.latest ?? []).filter(
      ({ id, revokedAt }) =>
        revokedAt === null && !known().some(({ device, closed }) => device === id && closed === null),
    );
  const [device, setDevice] = createSignal<string | null>(null);
  const [prefix, setPrefix] = createSignal(freePrefix(known().map((series) => series.prefix)));
  const [reason, setReason] = createSignal(known().at(-1)?.reason ?? "");
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const isPrefixWrong = () => !/^[A-Z][A-Z0-9]{1,3}$/.test(prefix());

  const nameOf = ({ name, person }: CompanyDevice) =>
    t("deviceName", {
      device: name,
      person: people()?.members.find(({ id }) => id === person.id)?.name ?? "",
    });

  async function declare() {
    setTried(true);
    const chosen = free().find(({ id }) => id === device());
    if (chosen === undefined || isPrefixWrong() || reason().trim() === "") return;
    const sent = await send("series.declare", {
      prefix: prefix(),
      device: chosen.id,
      deviceName: chosen.name.slice(0, 100),
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
      <Show when={devices.latest === null}>
        <Notice tone="wait" title={t("devicesUnknown")} live />
      </Show>
      <Select
        label={t("device")}
        options={free().map((one) => ({
          value: one.id,
          label: nameOf(one),
          hint: t("lastContact", { at: i18n.dateTime(one.lastContactAt) }),
        }))}
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
