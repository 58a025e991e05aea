import { createEffect, createSignal, on, Show } from "solid-js";
import { createStore } from "solid-js/store";
import type { ClientBeginning } from "#core/companies/client-beginning.ts";
import type { Firm } from "#core/companies/company.ts";
import { isSiren, isSiret } from "#core/companies/is-siret.ts";
import { addressFromName, isAddress } from "#core/companies/propose-address.ts";
import { createClient, OFFLINE, readProposedAddress } from "#web/app/ask-firm.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { type SaidProblem, useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { clientsTexts } from "./clients-texts.ts";

interface ClientDialogProps {
  readonly firm: string;
  readonly groups: Firm["groups"];
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

type Typed = Omit<ClientBeginning, "id" | "group">;

const DEFAULT_GROUP = "none";
const DIGITS_NL = /^\d{8}$/;
const compact = (typed: string) => typed.replace(/[\s.]/gu, "");

/** Begins a client company. Its id is drawn once, so asking again after a cut goes on with the same one. */
export function ClientDialog(props: ClientDialogProps) {
  const t = useTexts(clientsTexts);
  const problemText = useProblemText();
  let id = crypto.randomUUID();
  const [typed, setTyped] = createStore<Typed>({
    name: "",
    address: "",
    country: "FR",
    registration: "",
    siret: "",
    basis: "accrual",
    practice: "company",
    vatStatus: "liable",
    stage: "client",
  });
  const [group, setGroup] = createSignal(DEFAULT_GROUP);
  const [tried, setTried] = createSignal(false);
  const [isSending, setSending] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);

  createEffect(
    on(
      () => props.firm,
      async (firm) => {
        const proposed = await readProposedAddress(firm);
        if (proposed.ok && typed.address === "") setTyped("address", proposed.value.address);
      },
    ),
  );

  const isFrench = () => typed.country === "FR";
  const registrationError = () => {
    const registration = compact(typed.registration);
    if (registration === "") return undefined;
    if (isFrench()) return isSiren(registration) ? undefined : t("form.sirenWrong");
    return DIGITS_NL.test(registration) ? undefined : t("form.kvkWrong");
  };
  const siretError = () => {
    const siret = compact(typed.siret);
    return siret === "" || !isFrench() || isSiret(siret) ? undefined : t("form.siretWrong");
  };
  const nameError = () => (typed.name.trim() === "" ? t("form.nameMissing") : undefined);
  const addressError = () => {
    if (problem()?.code === "company.addressTaken" && problem()?.["address"] === typed.address)
      return problemText(problem()!);
    return isAddress(typed.address) ? undefined : t("form.addressWrong");
  };
  const shown = (error: string | undefined) => (tried() ? error : undefined);

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if ([nameError(), addressError(), registrationError(), siretError()].some((error) => error !== undefined))
      return;
    setSending(true);
    const created = await createClient(props.firm, {
      ...typed,
      id,
      name: typed.name.trim(),
      registration: compact(typed.registration),
      siret: isFrench() ? compact(typed.siret) : "",
      group: group() === DEFAULT_GROUP ? null : group(),
    });
    setSending(false);
    setProblem(created.ok ? null : created.problem);
    if (!created.ok) {
      // What stands under that id is another company; everything else may be asked again.
      if (created.problem.code === "company.exists") id = crypto.randomUUID();
      return;
    }
    showToast({ tone: "ok", title: t("form.created", { name: typed.name.trim() }) });
    await props.onDone();
    props.onClose();
  }
  const said = (known: SaidProblem) => (known.code === OFFLINE ? t("result.offline") : problemText(known));

  return (
    <Dialog open onClose={props.onClose} title={t("form.title")} size="wide">
      <form class="stack" noValidate onSubmit={save}>
        <TextField
          label={t("form.name")}
          value={typed.name}
          onChange={(name) => setTyped("name", name)}
          error={shown(nameError())}
          maxLength={100}
        />
        <TextField
          label={t("form.address")}
          description={t("form.addressHint")}
          value={typed.address}
          onChange={(address) => setTyped("address", address.trim().toLowerCase())}
          error={shown(addressError())}
          maxLength={40}
        />
        <div class="cluster">
          <Button
            type="button"
            disabled={addressFromName(typed.name) === ""}
            onClick={() => setTyped("address", addressFromName(typed.name))}
          >
            {t("form.addressFromName")}
          </Button>
        </div>
        <div class="fields" data-dense="">
          <Select
            label={t("form.country")}
            options={[
              { value: "FR", label: t("form.fr") },
              { value: "NL", label: t("form.nl") },
            ]}
            value={typed.country}
            onChange={(country) => setTyped("country", country)}
          />
          <TextField
            label={t(isFrench() ? "form.siren" : "form.kvk")}
            value={typed.registration}
            onChange={(registration) => setTyped("registration", registration)}
            error={shown(registrationError())}
            required={false}
            inputMode="numeric"
            maxLength={14}
          />
          <Show when={isFrench()}>
            <TextField
              label={t("form.siret")}
              value={typed.siret}
              onChange={(siret) => setTyped("siret", siret)}
              error={shown(siretError())}
              required={false}
              inputMode="numeric"
              maxLength={20}
            />
          </Show>
        </div>
        <div class="fields" data-dense="">
          <Select
            label={t("form.basis")}
            options={(["accrual", "cash"] as const).map((value) => ({ value, label: t(`form.${value}`) }))}
            value={typed.basis}
            onChange={(basis) => setTyped("basis", basis)}
          />
          <Select
            label={t("form.practice")}
            options={(["alone", "several", "company"] as const).map((value) => ({
              value,
              label: t(`form.${value}`),
            }))}
            value={typed.practice}
            onChange={(practice) => setTyped("practice", practice)}
          />
          <Select
            label={t("form.vatStatus")}
            options={(["liable", "franchise", "exempt"] as const).map((value) => ({
              value,
              label: t(`form.${value}`),
            }))}
            value={typed.vatStatus}
            onChange={(vatStatus) => setTyped("vatStatus", vatStatus)}
          />
        </div>
        <RadioGroup
          label={t("stage")}
          options={(["client", "prospect"] as const).map((value) => ({ value, label: t(value) }))}
          value={typed.stage}
          onChange={(stage) => setTyped("stage", stage)}
        />
        <Show when={props.groups.length > 0}>
          <Select
            label={t("group")}
            options={[
              { value: DEFAULT_GROUP, label: t("noGroup") },
              ...props.groups.map((one) => ({ value: one.id, label: one.name })),
            ]}
            value={group()}
            onChange={setGroup}
          />
        </Show>
        <Show when={problem()}>{(known) => <Notice tone="bad" title={said(known())} live />}</Show>
        <div class="dialog-actions">
          <Button type="submit" look="primary" disabled={isSending()}>
            {t("form.create")}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
