import { createSignal, Show } from "solid-js";
import { isSiret } from "#core/companies/is-siret.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { IconButton } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { settingsTexts } from "./settings-texts.ts";

interface SiretFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly error: string | undefined;
  readonly readOnly: boolean;
}

/** The establishment's fourteen digits, and a button that puts them where another system asks for them. */
export function SiretField(props: SiretFieldProps) {
  const t = useTexts(settingsTexts);
  const [outcome, setOutcome] = createSignal<"siretCopied" | "siretNotCopied" | null>(null);
  const digits = () => props.value.replace(/\s/gu, "");
  async function copy() {
    try {
      await navigator.clipboard.writeText(digits());
      setOutcome("siretCopied");
    } catch {
      setOutcome("siretNotCopied");
    }
  }
  return (
    <div>
      <TextField
        label={t("company.siret")}
        description={t("company.siretHint")}
        value={props.value}
        onChange={(typed) => {
          setOutcome(null);
          props.onChange(typed);
        }}
        error={props.error}
        readOnly={props.readOnly}
        required={false}
        inputMode="numeric"
        maxLength={18}
        suffix={
          <Show when={isSiret(digits())}>
            <IconButton type="button" icon="copy" label={t("company.siretCopy")} onClick={copy} />
          </Show>
        }
      />
      <p role="status" class="small muted">
        <Show when={outcome()}>{(said) => t(`company.${said()}`)}</Show>
      </p>
    </div>
  );
}
