import { createMemo, onCleanup, onMount } from "solid-js";
import type { Account } from "#core/charts/chart.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { IconButton } from "#web/ui/button.tsx";
import { Combobox } from "#web/ui/combobox.tsx";
import { ledgerTexts } from "./ledger-texts.ts";

interface AccountPickerProps {
  readonly accounts: readonly Account[];
  readonly account: string | null;
  readonly onChoose: (account: string) => void;
}

/** Chooses an account by typing, or walks to the one before and after: Alt and an arrow do it by keyboard. */
export function AccountPicker(props: AccountPickerProps) {
  const t = useTexts(ledgerTexts);
  const options = createMemo(() =>
    props.accounts.map(({ code, label }) => ({ value: code, label: `${code} ${label}`.trim() })),
  );
  const place = () => props.accounts.findIndex(({ code }) => code === props.account);
  const neighbour = (step: -1 | 1) => (place() === -1 ? props.accounts[0] : props.accounts[place() + step]);
  const walk = (step: -1 | 1) => {
    const next = neighbour(step);
    if (next) props.onChoose(next.code);
  };

  onMount(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      // A field uses the same keys to open its own choices.
      if (!event.altKey || event.target instanceof HTMLInputElement) return;
      if (event.key !== "ArrowUp" && event.key !== "ArrowDown") return;
      event.preventDefault();
      walk(event.key === "ArrowUp" ? -1 : 1);
    };
    document.addEventListener("keydown", onKeyDown);
    onCleanup(() => document.removeEventListener("keydown", onKeyDown));
  });

  return (
    <div class="account-picker">
      <IconButton
        icon="back"
        label={t("previous")}
        aria-keyshortcuts="Alt+ArrowUp"
        disabled={neighbour(-1) === undefined || place() === -1}
        onClick={() => walk(-1)}
      />
      <Combobox
        label={t("account")}
        placeholder={t("placeholder")}
        options={options()}
        value={props.account}
        onChange={(account) => {
          if (account !== null && account !== props.account) props.onChoose(account);
        }}
      />
      <IconButton
        icon="back"
        label={t("next")}
        aria-keyshortcuts="Alt+ArrowDown"
        disabled={neighbour(1) === undefined}
        onClick={() => walk(1)}
      />
    </div>
  );
}
