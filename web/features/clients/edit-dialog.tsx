import { createSignal, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { Firm } from "#core/companies/company.ts";
import { isSiren, isSiret } from "#core/companies/is-siret.ts";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import {
  actOnClient,
  type ClientAct,
  type ClientFields,
  type FirmAnswer,
  OFFLINE,
} from "#web/app/ask-firm.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { type SaidProblem, useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { changedFields } from "#web/ui/changed-fields.ts";
import { Dialog } from "#web/ui/dialog.tsx";
import { LeaveGuard } from "#web/ui/leave-guard.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { clientsTexts } from "./clients-texts.ts";
import { PremiumPane } from "./premium-pane.tsx";

interface EditDialogProps {
  readonly firm: string;
  readonly client: PortfolioClient;
  readonly groups: Firm["groups"];
  readonly isOnline: boolean;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

const DEFAULT_GROUP = "none";
const DIGITS_NL = /^\d{8}$/;
const compact = (typed: string) => typed.replace(/[\s.]/gu, "");

const fieldsOf = (client: PortfolioClient): Required<ClientFields> => ({
  name: client.name,
  registration: client.registration,
  siret: client.siret,
  address1: client.address1,
  postalCode: client.postalCode,
  city: client.city,
});

/** One client as the firm keeps it: what identifies it, how it is filed, and the premium modules it has. */
export function EditDialog(props: EditDialogProps) {
  const t = useTexts(clientsTexts);
  const problemText = useProblemText();
  // What is sent is what the reader has changed of what they saw, whatever arrives meanwhile.
  const begun = { ...fieldsOf(props.client), stage: props.client.stage, group: props.client.group };
  const [typed, setTyped] = createStore(fieldsOf(props.client));
  const [stage, setStage] = createSignal(props.client.stage);
  const [group, setGroup] = createSignal(props.client.group);
  const [tried, setTried] = createSignal(false);
  const [isSending, setSending] = createSignal(false);
  const [isSaved, setSaved] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const may = (right: "manageCompany" | "manageClients") => props.client.rights.includes(right);
  const isFrench = () => props.client.country === "FR";
  const now = () => ({
    ...typed,
    name: typed.name.trim(),
    registration: compact(typed.registration),
    siret: compact(typed.siret),
  });
  /** What was right when it came is not judged again. */
  const isTyped = (field: keyof ClientFields) => now()[field] !== begun[field];
  const errors = () => ({
    name: typed.name.trim() === "" ? t("form.nameMissing") : undefined,
    registration:
      !isTyped("registration") || now().registration === ""
        ? undefined
        : isFrench()
          ? isSiren(now().registration)
            ? undefined
            : t("form.sirenWrong")
          : DIGITS_NL.test(now().registration)
            ? undefined
            : t("form.kvkWrong"),
    siret: !isTyped("siret") || now().siret === "" || isSiret(now().siret) ? undefined : t("form.siretWrong"),
  });
  const shown = (field: keyof ReturnType<typeof errors>) => (tried() ? errors()[field] : undefined);
  const isChanged = () =>
    Object.keys(changedFields({ ...now(), stage: stage(), group: group() }, begun)).length > 0;
  const ask = (act: ClientAct) => actOnClient(props.firm, props.client.id, act);

  /** One act for what identifies the client and one for how it is filed, each only if something of it has changed. */
  async function send(): Promise<FirmAnswer<null>> {
    const set = changedFields(now(), begun);
    const edited = Object.keys(set).length > 0 ? await ask({ act: "edit", set }) : null;
    if (edited?.ok === false) return edited;
    const filed = changedFields({ stage: stage(), group: group() }, begun);
    if (Object.keys(filed).length > 0) return ask({ act: "file", ...filed });
    return { ok: true, value: null };
  }
  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.values(errors()).some((error) => error !== undefined)) return;
    setSending(true);
    const sent = await send();
    setSending(false);
    setProblem(sent.ok ? null : sent.problem);
    await props.onDone();
    if (!sent.ok) return;
    setSaved(true);
    showToast({ tone: "ok", title: t("edit.saved", { name: now().name }) });
    props.onClose();
  }
  const said = (known: SaidProblem) => (known.code === OFFLINE ? t("result.offline") : problemText(known));
  const text = (field: Exclude<keyof ClientFields, "name">) => ({
    value: typed[field],
    onChange: (value: string) => setTyped(field, value),
    required: false,
    readOnly: !may("manageCompany"),
  });

  return (
    <Dialog open onClose={props.onClose} title={t("edit.title", { name: props.client.name })} size="wide">
      <LeaveGuard when={isChanged() && !isSaved()} />
      <form class="stack" noValidate onSubmit={save}>
        <Show when={!may("manageCompany")}>
          <Notice title={t("edit.readOnly")} />
        </Show>
        <TextField
          {...text("city")}
          label={t("form.name")}
          required
          value={typed.name}
          onChange={(name) => setTyped("name", name)}
          error={shown("name")}
          maxLength={100}
        />
        <div class="fields" data-dense="">
          <TextField
            {...text("registration")}
            label={t(isFrench() ? "form.siren" : "form.kvk")}
            error={shown("registration")}
            inputMode="numeric"
            maxLength={14}
          />
          <Show when={isFrench()}>
            <TextField
              {...text("siret")}
              label={t("form.siret")}
              error={shown("siret")}
              inputMode="numeric"
              maxLength={20}
            />
          </Show>
        </div>
        <TextField {...text("address1")} label={t("edit.address1")} maxLength={100} />
        <div class="fields" data-dense="">
          <TextField {...text("postalCode")} label={t("edit.postalCode")} maxLength={10} />
          <TextField {...text("city")} label={t("edit.city")} maxLength={50} />
        </div>
        <div class="fields" data-dense="">
          <Select
            label={t("stage")}
            options={(["client", "prospect"] as const).map((value) => ({ value, label: t(value) }))}
            value={stage()}
            onChange={setStage}
            disabled={!may("manageClients")}
          />
          <Select
            label={t("group")}
            options={[
              { value: DEFAULT_GROUP, label: t("noGroup") },
              ...props.groups.map(({ id, name }) => ({ value: id, label: name })),
            ]}
            value={group() ?? DEFAULT_GROUP}
            onChange={(chosen) => setGroup(chosen === DEFAULT_GROUP ? null : chosen)}
            disabled={!may("manageClients")}
          />
        </div>
        <Show when={problem()}>{(known) => <Notice tone="bad" title={said(known())} live />}</Show>
        <Show when={may("manageCompany") || may("manageClients")}>
          <div>
            <Button type="submit" look="primary" disabled={isSending() || !props.isOnline}>
              {t("edit.save")}
            </Button>
          </div>
        </Show>
      </form>
      <PremiumPane
        client={props.client}
        isOnline={props.isOnline}
        onAsk={ask}
        onDone={props.onDone}
        said={said}
      />
    </Dialog>
  );
}
