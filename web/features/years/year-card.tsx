import { A } from "@solidjs/router";
import { createSignal, createUniqueId, Show } from "solid-js";
import type { ShownYear } from "#web/books/questions/years.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { ClosingCard } from "./closing-card.tsx";
import { DaysDialog } from "./days-dialog.tsx";
import { MonthStrip } from "./month-strip.tsx";
import { yearsTexts } from "./years-texts.ts";

interface YearCardProps {
  readonly year: ShownYear;
  /** The first day that was entered here. */
  readonly booksStart: string;
  readonly mayClose: boolean;
  readonly mayChange: boolean;
  /** Whether the FEC of what is missing can be imported: the French file. */
  readonly mayImport: boolean;
  readonly isWaiting: boolean;
}

const tones = { imported: undefined, missing: "wait", open: undefined, closed: "ok" } as const;

/** One fiscal year: how far it has got, what it opens with, and the way to close it. */
export function YearCard(props: YearCardProps) {
  const t = useTexts(yearsTexts);
  const i18n = useI18n();
  const titleId = createUniqueId();
  const [isClosing, setIsClosing] = createSignal(false);
  const [isChanging, setIsChanging] = createSignal(false);
  const isOpen = () => props.year.state === "open";
  return (
    <section class="card stack" aria-labelledby={titleId}>
      <div class="card-head">
        <h2 id={titleId}>
          {t("year", { from: i18n.day(props.year.from), through: i18n.day(props.year.through) })}
        </h2>
        <Tag tone={tones[props.year.state]}>{t(`state.${props.year.state}`)}</Tag>
      </div>
      <MonthStrip year={props.year} />
      <p class="muted small">
        <Show when={props.year.state === "missing"}>
          {t("missingText")}
          <br />
        </Show>
        {t(`opening.${props.year.opening ?? "none"}`)}
        <Show when={isOpen() && props.year.closingEntries > 0}>
          <br />
          {t("closingEntries", { count: props.year.closingEntries })}
        </Show>
        <Show when={props.year.closedAt}>
          {(at) => (
            <>
              <br />
              {t("closedBy", { name: props.year.closedBy ?? "", at: i18n.dateTime(at()) })}
            </>
          )}
        </Show>
      </p>
      <div class="cluster">
        <Show when={props.year.state === "missing" && props.mayImport}>
          <A class="button" href="/import">
            {t("toImport")}
          </A>
        </Show>
        <A class="button" href={`/balance?period=${props.year.from}..${props.year.through}`}>
          {t("toLedger")}
        </A>
        <Show when={isOpen() && props.mayClose}>
          <Button aria-expanded={isClosing()} onClick={() => setIsClosing(!isClosing())}>
            {t(isClosing() ? "hide" : "close")}
          </Button>
        </Show>
        <Show when={isOpen() && props.mayChange}>
          <Button onClick={() => setIsChanging(true)}>{t("change")}</Button>
        </Show>
      </div>
      <Show when={isClosing() && isOpen()}>
        <ClosingCard
          closingDay={props.year.through}
          booksStart={props.year.months.some(({ state }) => state === "missing") ? props.booksStart : null}
          mayImport={props.mayImport}
          isWaiting={props.isWaiting}
        />
      </Show>
      <Show when={isChanging()}>
        <DaysDialog year={props.year} onClose={() => setIsChanging(false)} />
      </Show>
    </section>
  );
}
