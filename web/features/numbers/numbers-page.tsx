import { useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Show } from "solid-js";
import type { RegisteredSeries } from "#core/numbering/number-register.ts";
import type { Right } from "#core/rights/rights.ts";
import { SeriesStoppedNotice } from "#web/app/series-stopped-notice.tsx";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { createPagedSource } from "#web/books/create-paged-source.ts";
import type { NumberFilter, NumberRow } from "#web/books/questions/number-register.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { saveFile } from "#web/ui/save-file.ts";
import { SearchField } from "#web/ui/search-field.tsx";
import { Select } from "#web/ui/select.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { createNumberColumns } from "./create-number-columns.tsx";
import { FoundPaperDialog } from "./found-paper-dialog.tsx";
import { MissingDialog } from "./missing-dialog.tsx";
import { numbersTexts } from "./numbers-texts.ts";
import { SeriesPicture } from "./series-picture.tsx";
import { toNumbersCsv } from "./to-numbers-csv.ts";

/** Rows asked for at once while a file is made. */
const EXPORT_PAGE = 2_000;

const strangeCountOf = ({ holeCount, runs }: RegisteredSeries): number =>
  runs
    .filter(({ state }) => state === "doubled")
    .reduce((sum, { first, last }) => sum + last - first + 1, holeCount);

/** Explains every number of every series: who has it, which were taken back, and which none has, with the reason. */
export function NumbersPage() {
  const t = useTexts(numbersTexts);
  const i18n = useI18n();
  const navigate = useNavigate();
  const { books, company } = useBooks();
  const opened = useQuestion("company");
  const [search, setSearch] = useSearchParams<{ series: string; strange: string }>();
  const [text, setText] = createSignal("");
  const [isExporting, setExporting] = createSignal(false);
  const filter = createMemo(
    (): NumberFilter => ({
      series: search.series ?? null,
      text: text(),
      isStrangeOnly: search.strange !== undefined,
    }),
  );
  const register = useQuestion("numbers", () => ({ filter: filter() }));
  const source = createPagedSource({
    name: "numbers",
    params: () => ({ filter: filter() }),
    totals: register,
  });
  const columns = createNumberColumns();

  const isEmpty = () => register()?.series.length === 0 && register()?.outsideCount === 0;
  const pictured = () => {
    const all = register()?.series ?? [];
    // A series in which something is missing, or borne twice, is looked at first.
    return search.series === undefined
      ? [...all].sort((one, other) => strangeCountOf(other) - strangeCountOf(one)).slice(0, 2)
      : all.filter(({ series }) => series === search.series);
  };
  const deviceOf = (series: string) =>
    opened()?.company.deviceSeries?.find(({ prefix }) => series.slice(5) === prefix)?.deviceName;
  const nameOf = (series: string) => {
    const device = deviceOf(series);
    if (device !== undefined) return t("deviceOf", { series, device });
    return t(series.startsWith("A-") ? "creditNotesOf" : "invoicesOf", { series });
  };
  const options = () => [
    { value: "all", label: t("all") },
    ...(register()?.series ?? []).map(({ series }) => ({ value: series, label: nameOf(series) })),
    ...((register()?.outsideCount ?? 0) > 0 ? [{ value: "outside", label: t("outside") }] : []),
  ];
  const [missing, setMissing] = createSignal<NumberRow | null>(null);
  const [found, setFound] = createSignal<string | null>(null);
  const may = (right: Right) => opened()?.rights.includes(right) ?? false;
  const closedSeries = () => (opened()?.company.deviceSeries ?? []).filter(({ closed }) => closed !== null);
  const mayEnter = ({ state, series }: NumberRow) =>
    may("draft") &&
    !series?.startsWith("A-") &&
    (series?.startsWith("F-")
      ? state === "declared"
      : closedSeries().some(({ prefix }) => prefix === series?.slice(5)));
  const open = (row: NumberRow) => {
    if (row.paper !== null) navigate(`/invoices/${row.paper.voucher}`);
    else if (row.state === "hole" || row.state === "declared") setMissing(row);
  };

  async function save() {
    const id = company();
    const from = books();
    const count = register()?.count ?? 0;
    if (id === null || from === null) return;
    setExporting(true);
    try {
      const asked = { company: id, filter: filter() };
      const rows: NumberRow[] = [];
      for (let at = 0; at < count; at += EXPORT_PAGE)
        rows.push(...(await from.page("numbers", asked, at, EXPORT_PAGE)));
      const amount = (cents: number) => (cents / 100).toFixed(2).replace(".", i18n.separators.decimal);
      saveFile(toNumbersCsv(rows, t, amount), `${t("fileName")}.csv`);
      showToast({ tone: "ok", title: t("exported") });
    } catch {
      showToast({ tone: "bad", title: t("exportFailed") });
    } finally {
      setExporting(false);
    }
  }

  return (
    <Page
      title={t("title")}
      subtitle={
        <Show when={register()} fallback={t("text")}>
          {(known) => (
            <>
              {t("count", { count: known().count })}
              <Show when={known().waitingCount > 0}>
                {" · "}
                {t("waiting", { count: known().waitingCount })}
              </Show>
            </>
          )}
        </Show>
      }
      actions={
        <>
          <Show when={may("draft") && closedSeries().length > 0}>
            <Button onClick={() => setFound("")}>{t("enterFound")}</Button>
          </Show>
          <Show when={may("export") && !isEmpty()}>
            <Button onClick={() => void save()} disabled={isExporting() || register() === undefined}>
              {t("export")}
            </Button>
          </Show>
        </>
      }
    >
      <div class="stack fill">
        <SeriesStoppedNotice />
        <Show when={(register()?.missingMonths.length ?? 0) > 0 && register()}>
          {(known) => (
            <Notice tone="wait" title={t("coming", { count: known().missingMonths.length })}>
              {t("comingText", { months: known().missingMonths.map(i18n.month).join(", ") })}
            </Notice>
          )}
        </Show>
        <Show when={register()?.isOfWhole === false}>
          <Notice title={t("partial")}>{t("partialText")}</Notice>
        </Show>
        <Show when={register() && !isEmpty()}>
          <div class="number-pictures">
            {pictured().map((series) => (
              <section aria-label={nameOf(series.series)}>
                <strong class="small">{nameOf(series.series)}</strong>
                <SeriesPicture series={series} />
              </section>
            ))}
          </div>
          <div class="list-tools">
            <Select
              label={t("series")}
              options={options()}
              value={search.series ?? "all"}
              onChange={(series) => setSearch({ series: series === "all" ? undefined : series })}
            />
            <button
              type="button"
              class="chip"
              aria-pressed={filter().isStrangeOnly}
              onClick={() => setSearch({ strange: filter().isStrangeOnly ? undefined : "yes" })}
            >
              {t("strange")}
            </button>
            <SearchField value={text()} onChange={setText} />
          </div>
        </Show>
        <VirtualList
          label={t("listLabel")}
          columns={columns()}
          source={source()}
          onOpen={open}
          empty={
            <Show when={register()}>
              <Show
                when={isEmpty()}
                fallback={<EmptyState title={i18n.t("word.none")} text={i18n.t("list.noneText")} />}
              >
                <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
              </Show>
            </Show>
          }
        />
      </div>
      <Show when={missing()} keyed>
        {(row) => (
          <MissingDialog
            row={row}
            mayExplain={may("manageCompany")}
            mayEnter={mayEnter(row)}
            onEnter={() => {
              setMissing(null);
              setFound(row.number);
            }}
            onClose={() => setMissing(null)}
          />
        )}
      </Show>
      <Show when={found() !== null}>
        <FoundPaperDialog number={found() ?? ""} onClose={() => setFound(null)} />
      </Show>
    </Page>
  );
}
