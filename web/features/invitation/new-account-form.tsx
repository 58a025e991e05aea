import { createSignal } from "solid-js";
import { createStore } from "solid-js/store";
import { passwordLengthFault } from "#web/app/password-length.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { invitationTexts } from "./invitation-texts.ts";

interface NewAccountFormProps {
  /** What the button says. */
  readonly label: string;
  readonly isBusy: boolean;
  readonly onAsk: (account: { readonly name: string; readonly password: string }) => void;
}

/** A name and a password make the account: the link has proven the address. */
export function NewAccountForm(props: NewAccountFormProps) {
  const t = useTexts(invitationTexts);
  const [typing, setTyping] = createStore({ name: "", password: "", again: "" });
  const [tried, setTried] = createSignal(false);
  const nameError = () => (tried() && typing.name.trim() === "" ? t("account.nameMissing") : undefined);
  const passwordError = () => {
    const fault = tried() ? passwordLengthFault(typing.password) : null;
    return fault === null ? undefined : t(`account.${fault}`);
  };
  const againError = () => (tried() && typing.again !== typing.password ? t("account.different") : undefined);

  function ask(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (nameError() !== undefined || passwordError() !== undefined || againError() !== undefined) return;
    props.onAsk({ name: typing.name.trim(), password: typing.password });
  }

  return (
    <form onSubmit={ask} noValidate>
      <TextField
        label={t("account.name")}
        autocomplete="name"
        maxLength={100}
        value={typing.name}
        onChange={(name) => setTyping({ name })}
        error={nameError()}
      />
      <TextField
        label={t("account.password")}
        description={t("account.passwordHint")}
        type="password"
        autocomplete="new-password"
        value={typing.password}
        onChange={(password) => setTyping({ password })}
        error={passwordError()}
      />
      <TextField
        label={t("account.again")}
        type="password"
        autocomplete="new-password"
        value={typing.again}
        onChange={(again) => setTyping({ again })}
        error={againError()}
      />
      <Button type="submit" look="primary" wide disabled={props.isBusy}>
        {props.isBusy ? t("account.joining") : props.label}
      </Button>
    </form>
  );
}
