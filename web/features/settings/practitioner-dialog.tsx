import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Company, Practitioner } from "#core/companies/company.ts";
import { isSiren } from "#core/companies/is-siret.ts";
import { holderOf, isCode, proposeCode } from "#core/companies/propose-code.ts";
import { paymentVatChoices } from "#core/vat/payment-vat.ts";
import { vatStatusOn } from "#core/vat/vat-choices.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { createVatLabel } from "#web/i18n/vat-label.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { settingsTexts } from "./settings-texts.ts";

/** Stands for the company's usual VAT. */
const USUAL = "usual";

interface PractitionerDialogProps {
  /** Null for somebody new. */
  readonly practitioner: Practitioner | null;
  readonly company: Company;
  readonly onClose: () => void;
}

/** A practitioner's name and letters. The letters follow the name until somebody types their own. */
export function PractitionerDialog(props: PractitionerDialogProps) {
  const t = useTexts(settingsTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const known = props.practitioner;
  const [name, setName] = createSignal(known?.name ?? "");
  const [typedCode, setTypedCode] = createSignal(known?.code ?? null);
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const practitioners = () => props.company.practitioners;
  const [vat, setVat] = createSignal(known?.vat ?? USUAL);
  const vatLabel = createVatLabel();
  /** Nothing to choose where sessions bear no VAT whoever gives them. */
  const vatChoices = () => {
    const { basis, vatHistory } = props.company;
    const isLiable = vatStatusOn(vatHistory, localDay()).status === "liable";
    return basis === "cash" && isLiable ? paymentVatChoices(props.company, localDay()) : [];
  };

  /** Only who files for themselves needs one. */
  const isFiler = () => props.company.country === "FR" && props.company.practice === "several";
  const [typedSiren, setSiren] = createSignal(known?.registration ?? "");
  const siren = () => typedSiren().replaceAll(/\s/g, "");
  const sirenError = () =>
    isFiler() && siren() !== "" && !isSiren(siren()) ? t("practitioners.sirenUnreadable") : undefined;

  const code = () => typedCode() ?? proposeCode(name(), practitioners());
  const nameError = () => (name().trim() === "" ? t("practitioners.nameMissing") : undefined);
  const codeError = () => {
    if (!isCode(code())) return t("practitioners.codeUnreadable");
    const holder = holderOf(code(), practitioners(), known?.id ?? null);
    return holder ? t("practitioners.codeTaken", { name: holder.name }) : undefined;
  };
  /** Somebody else's letters are said at once, what is not yet typed only when it should be. */
  const shownCodeError = () => (tried() || code().length >= 3 ? codeError() : undefined);

  async function save() {
    setTried(true);
    if ([nameError(), codeError(), sirenError()].some((error) => error !== undefined)) return;
    const now: Practitioner = { id: known?.id ?? crypto.randomUUID(), name: name().trim(), code: code() };
    if (vat() !== USUAL) now.vat = vat();
    if (siren() !== "") now.registration = siren();
    const after = known
      ? practitioners().map((one) => (one.id === known.id ? now : one))
      : [...practitioners(), now];
    const sent = await send("company.update", { set: { practitioners: after } });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("company.saved") });
    props.onClose();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={known ? t("practitioners.editTitle", { name: known.name }) : t("practitioners.addTitle")}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="primary" onClick={save}>
            {i18n.t("action.save")}
          </Button>
        </>
      }
    >
      <div class="stack">
        <TextField
          label={t("practitioners.name")}
          value={name()}
          onChange={setName}
          error={tried() ? nameError() : undefined}
          maxLength={100}
        />
        <TextField
          label={t("practitioners.code")}
          description={t(known ? "practitioners.codeKept" : "practitioners.codeHint")}
          value={code()}
          onChange={(typed) => setTypedCode(typed.toUpperCase())}
          error={shownCodeError()}
          maxLength={3}
        />
        <Show when={isFiler()}>
          <TextField
            label={t("practitioners.siren")}
            description={t("practitioners.sirenHint")}
            required={false}
            value={typedSiren()}
            onChange={setSiren}
            error={tried() ? sirenError() : undefined}
            maxLength={14}
          />
        </Show>
        <Show when={vatChoices().length > 0}>
          <Select
            label={t("practitioners.vat")}
            description={t("practitioners.vatHint")}
            options={[
              { value: USUAL, label: t("practitioners.vatUsual") },
              ...vatChoices().map((choice) => ({ value: choice.key, label: vatLabel(choice) })),
            ]}
            value={vat()}
            onChange={setVat}
          />
        </Show>
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
      </div>
    </Dialog>
  );
}
