import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { invitationTexts } from "./invitation-texts.ts";

interface NewFirm {
  readonly name: string;
  readonly country: "FR" | "NL";
}

interface NewFirmFormProps {
  readonly isBusy: boolean;
  readonly onBegin: (firm: NewFirm) => void;
}

/** For who manages no accounting firm here yet: its name begins it. */
export function NewFirmForm(props: NewFirmFormProps) {
  const t = useTexts(invitationTexts);
  const { language } = useI18n();
  const [typing, setTyping] = createStore<NewFirm>({
    name: "",
    country: language() === "nl" ? "NL" : "FR",
  });
  const [tried, setTried] = createSignal(false);
  const nameError = () => (tried() && typing.name.trim() === "" ? t("firm.nameMissing") : undefined);

  function begin(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (nameError() === undefined) props.onBegin({ ...typing, name: typing.name.trim() });
  }

  return (
    <form class="stack" onSubmit={begin} noValidate>
      <p>{t("firm.none")}</p>
      <TextField
        label={t("firm.name")}
        autocomplete="organization"
        maxLength={100}
        value={typing.name}
        onChange={(name) => setTyping({ name })}
        error={nameError()}
      />
      <RadioGroup
        label={t("firm.country")}
        segments
        options={[
          { value: "FR", label: t("firm.fr") },
          { value: "NL", label: t("firm.nl") },
        ]}
        value={typing.country}
        onChange={(country) => setTyping({ country })}
      />
      <Button type="submit" look="primary" wide disabled={props.isBusy}>
        {t("firm.begin")}
      </Button>
    </form>
  );
}
