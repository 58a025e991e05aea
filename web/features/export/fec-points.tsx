import { A } from "@solidjs/router";
import { For, Match, Show, Switch } from "solid-js";
import type { FiscalYear } from "#core/companies/company.ts";
import type { FecNote, FecObstacle, NamedImported, NamedVoucher } from "#core/exports/fec-standing.ts";
import { DivideLink } from "#web/app/divide-link.tsx";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Icon } from "#web/ui/icon.tsx";
import { Point } from "#web/ui/point.tsx";
import { ShortList } from "#web/ui/short-list.tsx";
import type { FecStanding } from "./ask-fec.ts";
import { exportTexts } from "./export-texts.ts";

interface FecPointsProps {
  readonly standing: FecStanding;
  readonly year: FiscalYear | undefined;
}

/** What stands in the way of the official file, each with where it is mended, then what should be known. */
export function FecPoints(props: FecPointsProps) {
  const t = useTexts(exportTexts);
  const isClear = () => props.standing.obstacles.length + props.standing.notes.length === 0;
  return (
    <Show
      when={!isClear()}
      fallback={
        <p class="all-done">
          <Icon name="check" />
          {t("clear")}
        </p>
      }
    >
      <ul class="todos">
        <For each={props.standing.obstacles}>{(obstacle) => <ObstaclePoint obstacle={obstacle} />}</For>
        <For each={props.standing.notes}>{(note) => <NotePoint note={note} year={props.year} />}</For>
      </ul>
    </Show>
  );
}

function ObstaclePoint(props: { readonly obstacle: FecObstacle }) {
  const t = useTexts(exportTexts);
  const i18n = useI18n();
  const days = () => {
    const { obstacle } = props;
    return obstacle.code === "fec.daysOpen" ? obstacle : null;
  };
  const siren = () => (props.obstacle.code === "fec.sirenMissing" ? props.obstacle : null);
  const open = () => (props.obstacle.code === "fec.notValidated" ? props.obstacle : null);
  const awaiting = () => (props.obstacle.code === "fec.numberAwaited" ? props.obstacle : null);
  const imported = () => (props.obstacle.code === "fec.importedNotValidated" ? props.obstacle : null);
  return (
    <Switch>
      <Match when={props.obstacle.code === "fec.nothing"}>
        <Point tone="bad" title={t("nothing")} hint={t("nothingHint")} />
      </Match>
      <Match when={props.obstacle.code === "fec.openingProvisional"}>
        <Point tone="bad" title={<A href="/years">{t("opening")}</A>} hint={t("openingHint")} />
      </Match>
      <Match when={siren()}>
        {(found) => (
          <Point
            tone="bad"
            title={<A href="/settings">{t("sirenMissing", { name: found().name })}</A>}
            hint={t("sirenMissingHint")}
          />
        )}
      </Match>
      <Match when={days()}>
        {(found) => (
          <Point
            tone="bad"
            title={
              <A href="/validate">
                {t("daysOpen", {
                  from: i18n.day(found().fromDay),
                  through: i18n.day(found().throughDay),
                })}
              </A>
            }
            hint={t("daysOpenHint")}
          />
        )}
      </Match>
      <Match when={open()}>
        {(found) => (
          <Point tone="bad" title={t("notValidated", { count: found().count })} hint={t("notValidatedHint")}>
            <Vouchers count={found().count} first={found().first} />
          </Point>
        )}
      </Match>
      <Match when={awaiting()}>
        {(found) => (
          <Point tone="bad" title={t("awaiting", { count: found().count })} hint={t("awaitingHint")}>
            <Vouchers count={found().count} first={found().first} />
          </Point>
        )}
      </Match>
      <Match when={imported()}>
        {(found) => (
          <Point tone="bad" title={t("imported", { count: found().count })} hint={t("importedHint")}>
            <Entries count={found().count} first={found().first} />
          </Point>
        )}
      </Match>
    </Switch>
  );
}

function NotePoint(props: { readonly note: FecNote; readonly year: FiscalYear | undefined }) {
  const t = useTexts(exportTexts);
  const drafts = () => (props.note.code === "fec.drafts" ? props.note : null);
  const shared = () => (props.note.code === "fec.sharedLeftOut" ? props.note : null);
  return (
    <Switch>
      <Match when={drafts()}>
        {(found) => (
          <Point tone="wait" title={t("drafts", { count: found().count })} hint={t("draftsHint")}>
            <Vouchers count={found().count} first={found().first} />
          </Point>
        )}
      </Match>
      <Match when={shared()}>
        {(found) => (
          <Point tone="wait" title={t("shared", { count: found().count })} hint={t("sharedHint")}>
            <Vouchers count={found().first.length} first={found().first} />
            <DivideLink period={props.year} />
          </Point>
        )}
      </Match>
      <Match when={props.note.code === "fec.yearOpen"}>
        <Point tone="info" title={<A href="/years">{t("yearOpen")}</A>} hint={t("yearOpenHint")} />
      </Match>
    </Switch>
  );
}

function Vouchers(props: { readonly count: number; readonly first: readonly NamedVoucher[] }) {
  const t = useTexts(exportTexts);
  const i18n = useI18n();
  return (
    <details class="small">
      <summary>{t("which")}</summary>
      <ShortList count={props.count} first={props.first}>
        {(voucher) => (
          <A href={pathOfVoucher(voucher)}>
            {[voucher.label || t(`kind.${voucher.kind}`), i18n.day(voucher.day)].join(" · ")}
          </A>
        )}
      </ShortList>
    </details>
  );
}

function Entries(props: { readonly count: number; readonly first: readonly NamedImported[] }) {
  const t = useTexts(exportTexts);
  const i18n = useI18n();
  return (
    <details class="small">
      <summary>{t("which")}</summary>
      <ShortList count={props.count} first={props.first}>
        {(entry) =>
          [`${entry.journal} ${entry.entryNumber}`.trim(), entry.label, i18n.day(entry.day)]
            .filter(Boolean)
            .join(" · ")
        }
      </ShortList>
    </details>
  );
}
