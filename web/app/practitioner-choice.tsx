import { Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import { RadioGroup } from "#web/ui/radio-group.tsx";

interface PractitionerChoiceProps {
  readonly label: string;
  /** What is nobody's own. */
  readonly shared: string;
  readonly practitioners: Company["practitioners"];
  readonly value: string | null;
  readonly onChange: (practitioner: string | null) => void;
  readonly error: string | undefined;
}

const SHARED = "shared";

/** Whose a voucher is, or everybody's; nothing to ask where the company has no practitioners. */
export function PractitionerChoice(props: PractitionerChoiceProps) {
  return (
    <Show when={props.practitioners.length > 0}>
      <RadioGroup
        label={props.label}
        segments
        options={[
          { value: SHARED, label: props.shared },
          ...props.practitioners.map(({ id, name, code }) => ({ value: id, label: name, hint: code })),
        ]}
        value={props.value ?? SHARED}
        onChange={(value) => props.onChange(value === SHARED ? null : value)}
        error={props.error}
      />
    </Show>
  );
}
