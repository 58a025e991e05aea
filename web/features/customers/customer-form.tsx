import { createMemo, createSignal, Show } from "solid-js";
import { nextPartyNumber } from "#core/parties/next-party-number.ts";
import type { Party } from "#core/parties/party.ts";
import { compactVatNumber, isVatNumber, vatPrefixOf } from "#core/vat/vat-number.ts";
import { useQuestion, useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { createSaving } from "#web/books/create-saving.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Checkbox } from "#web/ui/checkbox.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { SaveForm } from "#web/ui/save-form.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { customersTexts } from "./customers-texts.ts";

interface CustomerFormProps {
  /** Null for a new one. */
  readonly party: Party | null;
  readonly parties: readonly Party[];
  readonly onDone: () => void;
}

type Typing = Omit<Party, "id" | "acts" | "identity" | "termsDays" | "movedFrom"> & {
  isNumberTyped: boolean;
  patientName: string;
  termsDays: string;
};

const roles = ["customer", "patient", "payer", "supplier"] as const;

const isOfTrade = (role: (typeof roles)[number]) => role === "customer" || role === "supplier";

/** Who somebody is. Only what was changed is sent, so a colleague's other changes stand. */
export function CustomerForm(props: CustomerFormProps) {
  const t = useTexts(customersTexts);
  const problemText = useProblemText();
  const send = useSend();
  const open = useQuestion("company");
  const [tried, setTried] = createSignal(false);
  const kept = createKeptTyping(`customer:${props.party?.id ?? "new"}`, () => typingOf(props.party));
  const { typing, set: setTyping } = kept;
  const saving = createSaving<Partial<Party>>({
    forget: kept.forget,
    send: (set) =>
      send("party.save", {
        id: props.party?.id ?? crypto.randomUUID(),
        set,
        ...(typing.isNumberTyped ? {} : { isNumberProposed: true }),
      }),
    onSaved: () => showToast({ tone: "ok", title: t("saved") }),
    onDone: () => props.onDone(),
  });

  /** Of a patient less is asked, so nothing that the form no longer shows may stand in the way. */
  const isPatient = () => typing.role === "patient";
  const isPractice = () => open()?.chart.roles.fees !== null;
  const offered = () => roles.filter((role) => isPractice() || role === typing.role || isOfTrade(role));
  const country = () => typing.countryCode || (open()?.company.country ?? "FR");
  /** A new one's number is proposed, after all those known by now, until somebody types their own. */
  const number = () =>
    typing.isNumberTyped
      ? typing.number.trim()
      : nextPartyNumber(
          props.parties.map((party) => party.number),
          typing.role,
        );

  const vatPrefix = () => vatPrefixOf(country().toUpperCase());
  /** Outside the Union each country has a form of its own. What was kept before stays as it is. */
  const isVatNumberReadable = () => {
    const { vatNumber } = typing;
    if (vatNumber.trim() === "" || vatNumber === props.party?.vatNumber) return true;
    return vatPrefix() === null || isVatNumber(compactVatNumber(vatNumber));
  };

  /** What is asked of a customer alone; of a patient it stays as it was, whatever was typed before the role was changed. */
  const addressed = ({ email, vatNumber }: Typing) => {
    const { party } = props;
    if (isPatient())
      return {
        countryCode: party?.countryCode ?? open()?.company.country ?? "FR",
        email: party?.email ?? "",
        vatNumber: party?.vatNumber ?? "",
      };
    const isKept = vatNumber === party?.vatNumber || vatPrefix() === null;
    return {
      countryCode: country().toUpperCase(),
      email,
      vatNumber: isKept ? vatNumber.trim() : compactVatNumber(vatNumber),
    };
  };

  const errors = createMemo(() => {
    const holder = props.parties.find((party) => party.id !== props.party?.id && party.number === number());
    return {
      number: holder
        ? t("numberTaken", { name: holder.identity?.name ?? holder.name })
        : number() === ""
          ? problemText({ code: "party.numberMissing" })
          : undefined,
      name:
        !isPatient() && typing.name.trim() === "" ? problemText({ code: "party.nameMissing" }) : undefined,
      country: isPatient() || /^[A-Za-z]{2}$/.test(country()) ? undefined : t("countryUnreadable"),
      vatNumber:
        isPatient() || isVatNumberReadable()
          ? undefined
          : t("vatNumberUnreadable", { prefix: vatPrefix() ?? "" }),
      email:
        isPatient() || typing.email === "" || /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(typing.email)
          ? undefined
          : t("emailUnreadable"),
      terms:
        /^\d{1,3}$/.test(typing.termsDays) && Number(typing.termsDays) <= 365
          ? undefined
          : t("termsUnreadable"),
    };
  });
  const shown = (key: keyof ReturnType<typeof errors>) => (tried() ? errors()[key] : undefined);

  async function save() {
    setTried(true);
    if (Object.values(errors()).some((error) => error !== undefined)) return;
    const { patientName, termsDays, isNumberTyped: _isNumberTyped, ...fields } = typing;
    const now = {
      ...fields,
      number: number(),
      name: isPatient() ? number() : fields.name.trim(),
      ...addressed(typing),
      termsDays: Number(termsDays),
      identity: isPatient() && patientName.trim() !== "" ? { name: patientName.trim(), note: "" } : null,
    };
    await saving.save(now, props.party);
  }

  return (
    <SaveForm
      title={props.party ? (props.party.identity?.name ?? props.party.name) : t("new")}
      onSave={save}
      onCancel={saving.cancel}
      problem={((said) => said && problemText(said))(saving.problem() ?? undefined)}
      isRestored={kept.isRestored()}
      onDiscard={kept.discard}
    >
      <RadioGroup
        label={t("role.label")}
        segments
        options={offered().map((value) => ({ value, label: t(`role.${value}`) }))}
        value={typing.role}
        onChange={(role) => setTyping({ role })}
      />
      <TextField
        label={t("number")}
        description={
          props.party?.movedFrom === undefined
            ? t("numberHint")
            : t("numberMoved", { number: props.party.movedFrom })
        }
        value={typing.isNumberTyped ? typing.number : number()}
        onChange={(typed) => setTyping({ number: typed, isNumberTyped: true })}
        error={shown("number")}
        maxLength={16}
      />
      <Show
        when={isPatient()}
        fallback={
          <TextField
            label={t("name")}
            value={typing.name}
            onChange={(name) => setTyping({ name })}
            error={shown("name")}
            maxLength={100}
          />
        }
      >
        <TextField
          label={t("patientName")}
          description={t("patientHint")}
          value={typing.patientName}
          onChange={(patientName) => setTyping({ patientName })}
          required={false}
          maxLength={100}
        />
      </Show>
      <Show when={!isPatient()}>
        <Checkbox
          label={t("isPrivatePerson")}
          checked={typing.isPrivatePerson}
          onChange={(isPrivatePerson) => setTyping({ isPrivatePerson })}
        />
        <TextField
          label={t("address")}
          value={typing.address1}
          onChange={(address1) => setTyping({ address1 })}
          required={false}
          maxLength={100}
        />
        <div class="fields" data-dense="">
          <TextField
            label={t("postalCode")}
            value={typing.postalCode}
            onChange={(postalCode) => setTyping({ postalCode })}
            required={false}
            maxLength={10}
          />
          <TextField
            label={t("city")}
            value={typing.city}
            onChange={(city) => setTyping({ city })}
            required={false}
            maxLength={50}
          />
          <TextField
            label={t("country")}
            value={country()}
            onChange={(countryCode) => setTyping({ countryCode })}
            error={shown("country")}
            maxLength={2}
          />
        </div>
        <TextField
          label={t("vatNumber")}
          value={typing.vatNumber}
          onChange={(vatNumber) => setTyping({ vatNumber })}
          error={shown("vatNumber")}
          required={false}
          maxLength={20}
        />
        <TextField
          label={t("email")}
          type="email"
          value={typing.email}
          onChange={(email) => setTyping({ email })}
          error={shown("email")}
          required={false}
          maxLength={255}
        />
      </Show>
      <TextField
        label={t("terms")}
        inputMode="numeric"
        value={typing.termsDays}
        onChange={(termsDays) => setTyping({ termsDays })}
        error={shown("terms")}
      />
    </SaveForm>
  );
}

function typingOf(party: Party | null): Typing {
  if (party) {
    const { id: _id, acts: _acts, movedFrom: _movedFrom, identity, termsDays, ...fields } = party;
    return {
      ...fields,
      patientName: identity?.name ?? "",
      isNumberTyped: true,
      termsDays: String(termsDays),
    };
  }
  return {
    role: "customer",
    number: "",
    isNumberTyped: false,
    name: "",
    isPrivatePerson: false,
    address1: "",
    postalCode: "",
    city: "",
    countryCode: "",
    vatNumber: "",
    email: "",
    patientName: "",
    termsDays: "30",
  };
}
