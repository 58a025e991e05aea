import { type JSX, Show } from "solid-js";
import { useI18n } from "#web/i18n/create-i18n.tsx";

/** How far a line has got, in the order of its way; `refused` waits for somebody to look at it. */
export const fates = ["onDevice", "onServer", "sent", "received", "reconciled", "sealed", "refused"] as const;
export type Fate = (typeof fates)[number];

/** One family: a ring that fills as the line travels, ticks once it arrived, a stamp once it is validated. */
const drawings: Readonly<Record<Fate, () => JSX.Element>> = {
  onDevice: () => <circle cx="9" cy="9" r="4" fill="currentColor" stroke="none" />,
  onServer: () => (
    <>
      <circle cx="9" cy="9" r="5.5" />
      <path d="M9 3.5a5.5 5.5 0 0 0 0 11z" fill="currentColor" stroke="none" />
    </>
  ),
  sent: () => (
    <>
      <circle cx="9" cy="9" r="6.25" />
      <path d="M6 9h6M9.5 6.5 12 9l-2.5 2.5" />
    </>
  ),
  received: () => <path d="m3.5 9.5 3.5 3.5 7.5-8" stroke-width="2" />,
  reconciled: () => <path d="m1.5 9.5 3.25 3.5L11 5.5M8.5 12l1 1 6.5-7.5" stroke-width="1.9" />,
  sealed: () => (
    <>
      <rect x="3" y="3" width="12" height="12" rx="2" />
      <rect x="6.25" y="6.25" width="5.5" height="5.5" rx="0.75" fill="currentColor" stroke="none" />
    </>
  ),
  refused: () => (
    <>
      <circle cx="9" cy="9" r="7.25" fill="currentColor" stroke="none" />
      <path d="M9 5v4.75M9 12.75h.01" stroke="var(--sheet)" stroke-width="2" />
    </>
  ),
};

interface FateDrawingProps {
  readonly fate: Fate;
}

function FateDrawing(props: FateDrawingProps) {
  return (
    <svg
      viewBox="0 0 18 18"
      fill="none"
      stroke="currentColor"
      stroke-width="1.6"
      stroke-linecap="round"
      stroke-linejoin="round"
      aria-hidden="true"
      data-fate={props.fate}
    >
      {drawings[props.fate]()}
    </svg>
  );
}

/** The word for a step that is behind: what was only here once no longer is. */
export const passedFate = (fate: Fate) =>
  fate === "onDevice" ? ("fate.wasOnDevice" as const) : (`fate.${fate}` as const);

interface FateMarkProps {
  readonly fate: Fate;
  /** Whether what it marks has got further since. */
  readonly isPassed?: boolean | undefined;
  /** Opens the whole way with its times; without it the mark is only read. */
  readonly onOpen?: (() => void) | undefined;
  /** False inside a list that has its own way by keyboard, so that tabbing does not stop at every row. */
  readonly tabbable?: boolean | undefined;
}

/** What became of a line, for the margin: a drawing, its word for who listens, and the way to the detail. */
export function FateMark(props: FateMarkProps) {
  const { t } = useI18n();
  const word = () => t(props.isPassed ? passedFate(props.fate) : `fate.${props.fate}`);
  return (
    <Show
      when={props.onOpen}
      fallback={
        <span class="mark" title={word()}>
          <FateDrawing fate={props.fate} />
          <span class="aside-voice">{word()}</span>
        </span>
      }
    >
      <button
        type="button"
        class="mark"
        title={word()}
        aria-label={t("fate.detail", { fate: word() })}
        tabIndex={props.tabbable === false ? -1 : undefined}
        onClick={(event) => {
          event.stopPropagation();
          props.onOpen?.();
        }}
      >
        <FateDrawing fate={props.fate} />
      </button>
    </Show>
  );
}

interface FateLegendProps {
  readonly fates: readonly Fate[];
}

/** The marks of this screen with their words, below the sheet. */
export function FateLegend(props: FateLegendProps) {
  const { t } = useI18n();
  return (
    <ul class="legend" aria-label={t("fate.legend")}>
      {props.fates.map((fate) => (
        <li>
          <FateDrawing fate={fate} />
          {t(`fate.${fate}`)}
        </li>
      ))}
    </ul>
  );
}
