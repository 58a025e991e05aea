import { A } from "@solidjs/router";
import { createResource, For, onMount, Show } from "solid-js";
import { ClosedVoucher } from "#web/app/closed-voucher.tsx";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import type { LedgerRow, VoucherDetail } from "#web/books/books.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { IconButton } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { PostingsTable } from "#web/ui/postings-table.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { Way, type WayStep } from "#web/ui/way.tsx";
import { journalTexts } from "./journal-texts.ts";
import { useLedgerWords } from "./use-ledger-words.ts";

interface VoucherPaperProps {
  readonly id: string;
  /** Where its lines stand; enough to find an entry of imported books, which is no voucher on its own. */
  readonly day: string;
  readonly journal: string;
  readonly onClose: () => void;
}

/** More lines of one journal on one day than anybody's books have. */
const LINES_MAX = 5_000;

/** What stands on the paper, whether it comes from a voucher or from the lines of imported books. */
interface Paper {
  readonly title: string;
  readonly facts: readonly (readonly [name: string, value: string])[];
  readonly postings: readonly {
    readonly account: string;
    readonly label: string;
    readonly side: "debit" | "credit";
    readonly cents: number;
    readonly foreign?: string | undefined;
  }[];
  readonly way: readonly WayStep[];
}

/** One voucher beside the list: what it says, what it books, how far it got. */
export function VoucherPaper(props: VoucherPaperProps) {
  const t = useTexts(journalTexts);
  const i18n = useI18n();
  const words = useLedgerWords();
  const { books, company } = useBooks();
  const open = useQuestion("company");
  const detail = useQuestion("voucher", () => ({ id: props.id }));
  const foreign = useQuestion("foreignAmounts", () => ({ id: props.id }));
  let heading: HTMLHeadingElement | undefined;
  onMount(() => heading?.focus());

  const wanted = () => (detail() === null && props.day !== "" ? { ...props } : null);
  const [lines] = createResource(wanted, async ({ id, day, journal }) => {
    const opened = books();
    const current = company();
    if (!opened || current === null) return [];
    const filter = { from: day, through: day, ...(journal === "" ? {} : { journals: [journal] }) };
    const rows = await opened.page("journal", { company: current, filter }, 0, LINES_MAX);
    return rows.filter(({ voucherId }) => voucherId === id);
  });

  const labelOf = (account: string) =>
    open()?.chart.accounts.find(({ code }) => code === account)?.label ?? "";

  const foreignOf = (place: number) => {
    const found = foreign()?.find(({ line }) => line === place);
    return found && `${found.amount} ${found.currency}`.trim();
  };

  const ofVoucher = ({ voucher, partyName, way }: VoucherDetail): Paper => ({
    title: voucher.label || t("paper.untitled"),
    facts: [
      [t("paper.day"), i18n.dayLong(voucher.day)],
      [t("paper.journal"), voucher.journal],
      [t("paper.party"), partyName ?? ""],
      [t("paper.provenance"), words.provenance(voucher.provenance)],
    ],
    postings: voucher.postings.map((posting, line) => ({
      ...posting,
      label: labelOf(posting.account),
      foreign: foreignOf(line),
    })),
    way,
  });
  const ofLines = (rows: readonly LedgerRow[], [first]: readonly LedgerRow[] = rows): Paper | null =>
    first === undefined
      ? null
      : {
          title: first.label || t("paper.untitled"),
          facts: [
            [t("paper.day"), i18n.dayLong(first.day)],
            [t("paper.journal"), first.journal],
            [t("paper.entry"), first.entryNumber],
            [t("paper.piece"), first.pieceRef],
            [t("paper.party"), [...new Set(rows.map(({ partyName }) => partyName ?? ""))].join(" ").trim()],
            [t("paper.matching"), rows.find(({ matching }) => matching !== null)?.matching ?? ""],
            [t("paper.provenance"), words.provenance(first.provenance)],
          ],
          postings: rows.map((row) => ({
            account: row.account,
            label: row.accountLabel,
            side: row.debitCents === 0 && row.creditCents !== 0 ? "credit" : "debit",
            cents: row.debitCents || row.creditCents,
            foreign: foreignOf(row.line),
          })),
          way: [{ fate: first.fate, at: null, id: null, reason: null, detail: t("paper.imported") }],
        };
  const paper = (): Paper | null => {
    const known = detail();
    if (known) return ofVoucher(known);
    const rows = lines.latest;
    return known === null && rows ? ofLines(rows) : null;
  };
  const ownPath = () => {
    const voucher = detail()?.voucher;
    const path = voucher && pathOfVoucher(voucher);
    return path?.startsWith("/journal") ? undefined : path;
  };
  /** An entry that still may be mended has a form of its own. */
  const correctPath = () => {
    const known = detail();
    const rights = open()?.rights ?? [];
    const may = rights.includes("correct") && (!known?.voucher.closing || rights.includes("close"));
    const isOpen = known?.closed === null && known.reversing.by === null && known.reversing.of === null;
    return may && isOpen && known.voucher.kind === "entry" && known.voucher.state === "recorded"
      ? `/entries/${known.voucher.id}`
      : null;
  };
  const isGone = () => detail() === null && (props.day === "" || lines.latest?.length === 0);

  return (
    <section
      class="stack"
      aria-label={t("paper.untitled")}
      onKeyDown={(event) => {
        if (event.key === "Escape") props.onClose();
      }}
    >
      <Sheet margin>
        <div class="sheet-body stack">
          <div class="paper-head">
            <h2 ref={(element) => (heading = element)} tabIndex={-1}>
              {paper()?.title ?? t("paper.untitled")}
            </h2>
            <IconButton icon="close" label={t("paper.close")} onClick={() => props.onClose()} />
          </div>
          <Show when={paper()}>
            {(known) => (
              <>
                <dl class="facts">
                  <For each={known().facts.filter(([, value]) => value !== "")}>
                    {([name, value]) => (
                      <div>
                        <dt>{name}</dt>
                        <dd>{value}</dd>
                      </div>
                    )}
                  </For>
                </dl>
                <Show when={ownPath()}>
                  {(path) => (
                    <p>
                      <A class="button" href={path()}>
                        {t("paper.open")}
                      </A>
                    </p>
                  )}
                </Show>
                <Show when={correctPath()}>
                  {(path) => (
                    <p>
                      <A class="button" href={path()}>
                        {t("paper.correct")}
                      </A>
                    </p>
                  )}
                </Show>
                <Show when={detail()}>{(opened) => <ClosedVoucher detail={opened()} />}</Show>
                <h3>{t("paper.way")}</h3>
                <Way steps={known().way} />
              </>
            )}
          </Show>
          <Show when={isGone()}>
            <Notice title={t("paper.gone")} />
          </Show>
        </div>
      </Sheet>
      <Show when={paper()?.postings.length ? paper() : null}>
        {(known) => (
          <PostingsTable
            label={t("paper.postings")}
            titles={{ account: t("column.account"), debit: t("column.debit"), credit: t("column.credit") }}
            lines={known().postings}
          />
        )}
      </Show>
    </section>
  );
}
