import { Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { IconButton } from "#web/ui/button.tsx";
import { Combobox } from "#web/ui/combobox.tsx";
import { MoneyField } from "#web/ui/money-field.tsx";
import type { Option } from "#web/ui/option.ts";
import { entriesTexts } from "./entries-texts.ts";
import type { EntryLineTyping } from "./entry-typing.ts";

interface EntryLineProps {
  readonly line: EntryLineTyping;
  readonly number: number;
  readonly accounts: readonly Option<string>[];
  readonly parties: readonly Option<string>[];
  /** Whether its account is one that is kept by customer or supplier. */
  readonly isOfParty: boolean;
  readonly accountError: string | undefined;
  readonly amountError: string | undefined;
  readonly set: (fields: Partial<Omit<EntryLineTyping, "id">>) => void;
  readonly remove: () => void;
}

/** One line of an entry: an account, and an amount on one of the two sides. */
export function EntryLine(props: EntryLineProps) {
  const t = useTexts(entriesTexts);
  return (
    <fieldset class="entry-line" aria-label={t("line", { number: props.number })}>
      <Combobox
        label={t("account")}
        options={props.accounts}
        value={props.line.account}
        onChange={(account) => props.set({ account })}
        error={props.accountError}
      />
      <MoneyField
        label={t("debit")}
        name={`debit ${props.line.id}`}
        cents={props.line.debitCents}
        onChange={(debitCents) =>
          props.set(debitCents === null ? { debitCents } : { debitCents, creditCents: null })
        }
        error={props.amountError}
      />
      <MoneyField
        label={t("credit")}
        name={`credit ${props.line.id}`}
        cents={props.line.creditCents}
        onChange={(creditCents) =>
          props.set(creditCents === null ? { creditCents } : { creditCents, debitCents: null })
        }
      />
      <IconButton
        type="button"
        icon="close"
        label={t("removeLine", { number: props.number })}
        onClick={() => props.remove()}
      />
      <Show when={props.isOfParty || props.line.party !== null}>
        <Combobox
          label={t("party")}
          options={props.parties}
          value={props.line.party}
          onChange={(party) => props.set({ party })}
          required={false}
        />
      </Show>
    </fieldset>
  );
}
