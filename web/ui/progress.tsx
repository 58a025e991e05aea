import * as Kobalte from "@kobalte/core/progress";

interface ProgressProps {
  readonly label: string;
  /** How much is done; absent while that is not known. */
  readonly value?: number | undefined;
  readonly max?: number | undefined;
  /** What is said of it, such as "12 Mo of 100 Mo"; the percentage unless told. */
  readonly words?: string | undefined;
}

export function Progress(props: ProgressProps) {
  return (
    <Kobalte.Root
      class="progress"
      value={props.value ?? 0}
      maxValue={props.max ?? 100}
      indeterminate={props.value === undefined}
      {...(props.words === undefined ? {} : { getValueLabel: () => props.words ?? "" })}
    >
      <Kobalte.Label>{props.label}</Kobalte.Label>
      <Kobalte.ValueLabel class="muted small" />
      <Kobalte.Track class="track">
        <Kobalte.Fill class="fill" />
      </Kobalte.Track>
    </Kobalte.Root>
  );
}
