import { For, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";
import { useReasonText } from "#web/i18n/reason-text.ts";
import { type Fate, FateMark, passedFate } from "./fate-mark.tsx";
import { ShortId } from "./short-id.tsx";

export interface WayStep {
  readonly fate: Fate;
  readonly at: string | null;
  /** The other side's id, or ours. */
  readonly id: string | null;
  /** Why it stood still there, as a code. */
  readonly reason: string | null;
  /** The other side's own words. */
  readonly detail: string | null;
}

interface WayProps {
  readonly steps: readonly WayStep[];
}

/** How far something has got, step by step, with times and ids; an id stands at the last step that bears it. */
export function Way(props: WayProps) {
  const { t, dateTime } = useI18n();
  const reasonText = useReasonText();
  const isPassed = (index: number) => index < props.steps.length - 1;
  return (
    <ol class="way">
      <For each={props.steps}>
        {(step, index) => (
          <li>
            <FateMark fate={step.fate} isPassed={isPassed(index())} />
            <span>
              {t(isPassed(index()) ? passedFate(step.fate) : `fate.${step.fate}`)}
              <Show when={step.at}>{(at) => <span class="muted small"> · {dateTime(at())}</span>}</Show>
              <Show when={step.reason}>
                {(reason) => <span class="block small">{reasonText(reason())}</span>}
              </Show>
              <Show when={step.detail}>
                <span class="block small">{step.detail}</span>
              </Show>
              <Show when={props.steps[index() + 1]?.id !== step.id && step.id}>
                {(id) => <ShortId id={id()} />}
              </Show>
            </span>
          </li>
        )}
      </For>
    </ol>
  );
}
