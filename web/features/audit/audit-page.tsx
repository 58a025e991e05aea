import { A, useNavigate, useSearchParams } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { EmptyState } from "#web/ui/empty-state.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { saveFile } from "#web/ui/save-file.ts";
import { showToast } from "#web/ui/show-toast.ts";
import { VirtualList } from "#web/ui/virtual-list.tsx";
import { AuditFilters } from "./audit-filters.tsx";
import { auditTexts } from "./audit-texts.ts";
import { createActionWords } from "./create-action-words.ts";
import { createAuditLog } from "./create-audit-log.ts";
import { pathOfSubject } from "./path-of-subject.ts";
import { type AuditFilter, type AuditLine, emptyFilter, exportAudit, isSameFilter } from "./read-audit.ts";

/** Who did what, when, from which device and on which document: read from the server, where nobody can change it. */
export function AuditPage() {
  const t = useTexts(auditTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const actionWords = createActionWords();
  const navigate = useNavigate();
  const { company } = useBooks();
  const [search, setSearch] = useSearchParams<{ document: string }>();
  const [chosen, setChosen] = createSignal<AuditFilter>(emptyFilter, { equals: isSameFilter });
  const [exporting, setExporting] = createSignal(false);
  const filter = createMemo(() => ({ ...chosen(), document: search.document ?? "" }), emptyFilter, {
    equals: isSameFilter,
  });
  const log = createAuditLog(company, filter);

  const who = ({ person }: AuditLine) => (person === null ? t("server") : (person.name ?? t("nameless")));
  const from = ({ device, person }: AuditLine) => device?.name ?? (person === null ? t("serverDevice") : "");
  const refusal = ({ detail }: AuditLine) => {
    if (typeof detail !== "object" || detail === null || !("status" in detail)) return "";
    if (detail.status !== "refused" || !("code" in detail)) return "";
    return t("refused", { why: problemText({ code: String(detail.code) }) });
  };
  const columns = (): readonly Column<AuditLine>[] => [
    {
      title: t("column.when"),
      width: "184px",
      wideOnly: true,
      cell: (line) => i18n.dateTime(line.at),
    },
    { title: t("column.who"), width: "minmax(0, 2fr)", wideOnly: true, cell: who },
    {
      title: t("column.what"),
      width: "minmax(0, 4fr)",
      cell: (line) => (
        <>
          {actionWords(line.action)}
          <span class="sub">
            <span class="only-narrow">{`${who(line)} · ${i18n.dateTime(line.at)} · `}</span>
            {[refusal(line), from(line), t("line", { line: i18n.number(line.sequence) })]
              .filter(Boolean)
              .join(" · ")}
          </span>
        </>
      ),
    },
    {
      title: t("column.document"),
      width: "96px",
      wideOnly: true,
      cell: (line) => (
        <Show when={pathOfSubject(line)}>
          {(path) => (
            <A href={path()} aria-label={t("openOf", { action: actionWords(line.action) })}>
              {t("open")}
            </A>
          )}
        </Show>
      ),
    },
  ];
  const openSubject = (line: AuditLine) => {
    const path = pathOfSubject(line);
    if (path !== null) navigate(path);
  };

  async function exportAll() {
    const id = company();
    if (id === null) return;
    setExporting(true);
    const file = await exportAudit(id);
    setExporting(false);
    if (file === null) showToast({ tone: "bad", title: t("exportFailed") });
    else {
      saveFile(file, "audit.csv");
      showToast({ tone: "ok", title: t("exported") });
      log.again();
    }
  }

  const chainWords = () => {
    const chain = log.chain();
    if (chain === null) return t("chain.checking");
    return chain.state === "whole" ? t("chain.whole", { count: chain.lines }) : "";
  };

  return (
    <Page
      title={t("title")}
      subtitle={<Show when={log.state() === "told"}>{chainWords()}</Show>}
      actions={
        <Show when={log.state() === "told"}>
          <Button onClick={() => void exportAll()} disabled={exporting()}>
            {t("export")}
          </Button>
        </Show>
      }
    >
      <Switch>
        <Match when={log.state() === "notAllowed"}>
          <EmptyState title={t("notAllowedTitle")} text={t("notAllowedText")} />
        </Match>
        <Match when={log.state() === "unreachable"}>
          <EmptyState
            title={t("offlineTitle")}
            text={t("offlineText")}
            action={<Button onClick={() => log.again()}>{t("again")}</Button>}
          />
        </Match>
        <Match when={true}>
          <div class="stack second-lines">
            <Show when={brokenLine(log.chain())}>
              {(line) => (
                <Notice tone="bad" title={t("chain.broken", { line: line() })} live>
                  {t("chain.brokenText")}
                </Notice>
              )}
            </Show>
            <AuditFilters
              filter={chosen()}
              people={log.people()}
              onChange={(set) => setChosen({ ...chosen(), ...set })}
            />
            <Show when={search.document}>
              {(document) => (
                <Notice
                  title={t("filter.document", { document: document() })}
                  actions={
                    <Button onClick={() => setSearch({ document: undefined })}>{t("filter.clear")}</Button>
                  }
                />
              )}
            </Show>
            <VirtualList
              label={t("listLabel")}
              columns={columns()}
              source={log.lines()}
              onOpen={openSubject}
              empty={
                <Show when={log.state() === "told"}>
                  <EmptyState title={t("emptyTitle")} text={t("emptyText")} />
                </Show>
              }
            />
            <Show when={log.hasMore()}>
              <div>
                <Button onClick={() => void log.more()}>{t("more")}</Button>
              </div>
            </Show>
          </div>
        </Match>
      </Switch>
    </Page>
  );
}

const brokenLine = (chain: ReturnType<ReturnType<typeof createAuditLog>["chain"]>): number | null =>
  chain?.state === "broken" ? chain.line : null;
