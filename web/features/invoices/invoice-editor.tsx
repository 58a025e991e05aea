import { A } from "@solidjs/router";
import { createMemo, createResource, createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { CreditNote, Sale, Voucher } from "#core/vouchers/voucher.ts";
import { useAsk, useBooks, useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { focusFirstError } from "#web/ui/focus-first-error.ts";
import { KeptLine } from "#web/ui/kept-line.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { Tag } from "#web/ui/tag.tsx";
import { UnreadTextsProvider } from "#web/ui/unread-texts.ts";
import { createInvoiceForm } from "./create-invoice-form.ts";
import { InvoiceHead } from "./invoice-head.tsx";
import { InvoiceLines } from "./invoice-lines.tsx";
import { InvoiceSum } from "./invoice-sum.tsx";
import { invoicesTexts } from "./invoices-texts.ts";
import { NumberToCome } from "./number-to-come.tsx";

interface InvoiceEditorProps {
  readonly id: string;
  readonly saved: Sale | CreditNote | null;
  readonly seenHash: string | null;
  /** The sale a credit note corrects. */
  readonly credits: Voucher | null;
  readonly onSaved: () => void;
  readonly onGone: () => void;
}

/** Writes a draft and approves it; whatever core would refuse is said at its line before. */
export function InvoiceEditor(props: InvoiceEditorProps) {
  const t = useTexts(invoicesTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const ask = useAsk();
  const { books, company } = useBooks();
  const open = useQuestion("company");
  const parties = useQuestion("parties");
  const articles = useQuestion("articles");
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const [tried, setTried] = createSignal(false);
  let element: HTMLFormElement | undefined;

  const isCredit = () => props.credits !== null || props.saved?.kind === "creditNote";
  const kind = () => (isCredit() ? "creditNote" : "sale");
  const form = createInvoiceForm({ id: props.id, saved: () => props.saved, credits: props.credits });

  const typed = createMemo(() => ({ kind: kind() as "sale" | "creditNote", ...form.plain() }));
  const [preview] = createResource(
    () => ({ typed: typed(), opened: books(), company: company() }),
    ({ typed: invoice, opened, company: id }) =>
      opened && id !== null ? opened.previewInvoice(id, invoice) : null,
  );

  async function save(): Promise<boolean> {
    if (!form.isChanged()) return true;
    const credits = props.saved?.kind === "creditNote" ? props.saved.credits : (props.credits?.id ?? null);
    const edits = props.saved !== null;
    const sent = await send("voucher.draft", {
      id: props.id,
      kind: kind(),
      credits,
      set: form.changed(),
      edits,
    });
    setProblem(sent.ok ? null : sent.problem);
    if (sent.ok) await form.forget();
    return sent.ok;
  }

  async function saveDraft() {
    // A draft may lack what approving asks for, but nothing typed may be kept as something else.
    setTried(false);
    if (focusFirstError(element) || !(await save())) return;
    showToast({ tone: "ok", title: t("savedDraft") });
    props.onSaved();
  }

  async function approve() {
    setTried(true);
    // What cannot be read still stands in the books as it was before: it must not be issued like that.
    if (focusFirstError(element) || (preview.latest?.problems.length ?? 0) > 0 || !(await save())) return;
    const detail = await ask("voucher", { id: props.id });
    const saved = detail?.voucher;
    if (!detail?.seenHash || (saved?.kind !== "sale" && saved?.kind !== "creditNote")) return;
    if (!form.isShown(saved))
      return setProblem({ code: "voucher.changedSinceSeen", changedAt: saved.changedAt });
    const sent = await send("voucher.approve", { id: props.id, seenHash: detail.seenHash });
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    showToast({ tone: "ok", title: t("approved"), text: t("approvedText") });
    props.onSaved();
  }

  async function deleteDraft() {
    await form.forget();
    if (props.saved) {
      const sent = await send("voucher.deleteDraft", { id: props.id });
      setProblem(sent.ok ? null : sent.problem);
      if (!sent.ok) return;
      showToast({ title: t("deleted") });
    }
    props.onGone();
  }

  const problems = () => (tried() ? (preview.latest?.problems ?? []) : []);
  const creditsNumber = () =>
    props.credits?.kind === "sale" ? (props.credits.number ?? t("onArrival")) : "";

  return (
    <Page
      title={
        isCredit() ? t("newCreditNote", { number: creditsNumber() }) : props.saved ? t("invoice") : t("new")
      }
      subtitle={
        <>
          <Tag>{t("draft")}</Tag> <Show when={form.isChanged()}>{t("unapprovedChange")}</Show>
        </>
      }
      actions={
        <A class="button" href="/invoices">
          {t("back")}
        </A>
      }
    >
      <Show when={open()}>
        {(known) => (
          <form
            ref={element}
            class="stack"
            noValidate
            onSubmit={(event) => {
              event.preventDefault();
              void saveDraft();
            }}
          >
            <Show when={props.saved?.kind === "sale" && props.saved.writtenNumber}>
              {(number) => <Notice title={t("found", { number: number() })}>{t("foundText")}</Notice>}
            </Show>
            <UnreadTextsProvider value={form.unread}>
              <KeptLine isRestored={form.isRestored()} onDiscard={form.discard} />
              <Sheet>
                <div class="sheet-body">
                  <InvoiceHead
                    typing={form.typing}
                    set={form.set}
                    company={known().company}
                    parties={parties() ?? []}
                    isCredit={isCredit()}
                    problems={problems()}
                  />
                </div>
              </Sheet>
              <InvoiceLines
                typing={form.typing}
                company={known().company}
                articles={articles() ?? []}
                vatChoices={preview.latest?.vatChoices ?? []}
                problems={problems()}
                setLine={form.setLine}
                addLine={form.addLine}
                removeLine={form.removeLine}
              />
            </UnreadTextsProvider>
            <Show when={preview.latest}>
              {(made) => <InvoiceSum preview={made()} chart={known().chart} />}
            </Show>
            <Show when={problems().length > 0}>
              <Notice tone="bad" title={t("problemsTitle")} live>
                <ul>
                  {problems().map((said) => (
                    <li>{problemText(said)}</li>
                  ))}
                </ul>
              </Notice>
            </Show>
            <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
            <Show when={props.saved?.kind !== "sale" || props.saved.writtenNumber === undefined}>
              <NumberToCome id={props.saved?.id ?? null} kind={kind()} day={form.typing.day} />
            </Show>
            <div class="form-actions">
              <Button type="button" look="primary" onClick={approve}>
                {t("approve")}
                <Show when={preview.latest?.totals.grossCents}>
                  {(cents) => <> · {i18n.money(cents())}</>}
                </Show>
              </Button>
              <Button type="submit">{t("saveDraft")}</Button>
            </div>
            <div class="cluster">
              <Show
                when={props.saved}
                fallback={
                  <Show when={form.isBegun()}>
                    <Button type="button" look="quiet" onClick={form.discard}>
                      {i18n.t("typing.discard")}
                    </Button>
                  </Show>
                }
              >
                <Button type="button" look="quiet-danger" onClick={deleteDraft}>
                  {t("deleteDraft")}
                </Button>
              </Show>
            </div>
          </form>
        )}
      </Show>
    </Page>
  );
}
