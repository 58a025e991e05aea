import { A } from "@solidjs/router";
import { type JSX, Show } from "solid-js";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import type { LedgerFilters } from "./create-ledger-filters.ts";
import { journalTexts } from "./journal-texts.ts";

interface NoLinesProps {
  /** Nothing is said before the books have answered. */
  readonly isKnown: boolean;
  readonly filters: LedgerFilters;
  /** What will stand there, for books nobody has written in. */
  readonly title: string;
  readonly text: string;
  /** The first step; importing last year's books unless told. */
  readonly step?: JSX.Element;
}

/** Why a list of the books shows nothing, and the next step: filters to take off, or books to fill. */
export function NoLines(props: NoLinesProps) {
  const t = useTexts(journalTexts);
  return (
    <Show when={props.isKnown}>
      <Show
        when={props.filters.isNarrowed()}
        fallback={
          <EmptyState
            title={props.title}
            text={props.text}
            action={
              props.step ?? (
                <A class="button" data-look="primary" href="/import">
                  {t("emptyAction")}
                </A>
              )
            }
          />
        }
      >
        <EmptyState
          title={t("noneTitle")}
          text={t("noneText")}
          action={<Button onClick={() => props.filters.clear()}>{t("clearAll")}</Button>}
        />
      </Show>
    </Show>
  );
}
