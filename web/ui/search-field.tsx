import { useI18n } from "#web/i18n/create-i18n.tsx";
import { Icon } from "./icon.tsx";
import { TextField } from "./text-field.tsx";

interface SearchFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** What narrows a list as it is typed. The glass says what it is for; its name is read aloud. */
export function SearchField(props: SearchFieldProps) {
  const { t } = useI18n();
  return (
    <div class="search">
      <Icon name="search" />
      <TextField
        label={t("action.search")}
        labelUnseen
        placeholder={t("action.search")}
        type="search"
        inputMode="search"
        enterKeyHint="search"
        value={props.value}
        onChange={props.onChange}
      />
    </div>
  );
}
