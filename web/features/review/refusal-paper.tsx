import { A, useNavigate } from "@solidjs/router";
import { createMemo, createSignal, For, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { createTypedOpening } from "#web/app/create-typed-opening.ts";
import { HalfTypedNotice } from "#web/app/half-typed-notice.tsx";
import { pathOfVoucher } from "#web/app/path-of-voucher.ts";
import { useBooks, useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ActFacts } from "./act-facts.tsx";
import { DiscardDialog } from "./discard-dialog.tsx";
import { type AgainTyping, emptyDraft, toAgainTyping } from "./enter-again.ts";
import { MatchAgainWay } from "./match-again-way.tsx";
import { MeantPostings } from "./meant-postings.tsx";
import { issuedNumberOf, type RefusalCase, readRefusedAct } from "./refused-act.ts";
import { reviewTexts } from "./review-texts.ts";
import { useActWords } from "./use-act-words.ts";
import { WaysOut } from "./ways-out.tsx";

interface RefusalPaperProps {
  readonly refusalCase: RefusalCase;
  readonly onDecided: () => void;
}

/** One refused act: what was meant, by whom, which rule said no, and the ways out. */
export function RefusalPaper(props: RefusalPaperProps) {
  const t = useTexts(reviewTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const send = useSend();
  const words = useActWords();
  const { books, company } = useBooks();
  const [discarding, setDiscarding] = createSignal(false);
  const opening = createTypedOpening();
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const refusal = () => props.refusalCase.refusal;
  const act = createMemo(() => readRefusedAct(refusal()));
  const voucher = useQuestion("voucher", () => {
    const id = act().voucher;
    return id === null ? null : { id };
  });
  const again = createMemo(() => toAgainTyping(props.refusalCase, voucher()));
  const people = useQuestion("members");
  const nameOf = (id: string) => people()?.members.find((member) => member.id === id)?.name ?? null;
  const againText = (found: AgainTyping) => {
    if (found.form === "invoice" || found.standing === null) return t("enterAgainText");
    const { standing } = found;
    const about = voucher();
    const texts = [t(`again.${standing}`)];
    if (standing === "closed" && about?.closed) texts.unshift(problemText(about.closed));
    if (standing === "changed" && about) {
      const { changedBy, changedAt } = about.voucher;
      texts.unshift(t("again.changedBy", { who: words.who(changedBy, nameOf(changedBy), changedAt) }));
    }
    return texts.join(" ");
  };
  const claim = useQuestion("voucher", () => {
    const id = act().claim;
    return id === null ? null : { id };
  });
  const pathTo = (found: ReturnType<typeof voucher>, id: string | null) => {
    return found && found.voucher.id === id ? pathOfVoucher(found.voucher) : null;
  };
  /** The numbers it had when it was accepted before a backup was restored; null when it never was. */
  const acceptedBefore = (): readonly string[] | null => {
    const numbers = refusal().facts["acceptedBefore"];
    return Array.isArray(numbers) ? numbers.filter((one): one is string => typeof one === "string") : null;
  };

  const isGivenTwice = () => refusal().code === "series.givenTwice";
  /** Where both papers that bear a number can be seen; null of what bears none. */
  const registerPath = () => {
    const series = /^(.+)-\d+$/.exec(issuedNumberOf(refusal()) ?? "")?.[1];
    return series === undefined ? null : `/numbers?series=${encodeURIComponent(series)}`;
  };

  async function enterAgain() {
    const found = again();
    const opened = books();
    const id = company();
    if (!found || !opened || id === null) return;
    if (found.form === "filled") return void (await opening.open(found.filled));
    const draft = voucher()?.voucher;
    const isThere = draft?.id === found.begun && draft?.state === "draft";
    const draftId = isThere ? draft.id : crypto.randomUUID();
    if (!isThere) {
      const sent = await send("voucher.draft", emptyDraft(draftId, found));
      setProblem(sent.ok ? null : sent.problem);
      if (!sent.ok) return;
    }
    await opened.writeScratch(`invoice:${id}:${draftId}`, found.typing);
    navigate(`/invoices/${draftId}`);
  }

  return (
    <Sheet margin label={words.what(refusal())}>
      <div class="sheet-body stack">
        <div>
          <h2>{words.what(refusal())}</h2>
          <p class="muted small">{words.who(refusal().madeBy, refusal().author, refusal().madeAt)}</p>
        </div>
        <Show when={act().amountCents}>{(cents) => <p class="big">{i18n.money(cents())}</p>}</Show>
        <Notice
          tone="bad"
          title={problemText({ ...refusal().facts, code: refusal().code })}
          who={`${t(issuedNumberOf(refusal()) === null ? "refusedAt" : "contestedAt")} ${i18n.dateTime(refusal().refusedAt)}`}
        />
        <Show when={issuedNumberOf(refusal())}>
          {(number) => (
            <Notice tone="wait" title={t("issuedAnyway", { number: number() })}>
              {t(isGivenTwice() ? "issuedTwiceText" : "issuedAnywayText")}
            </Notice>
          )}
        </Show>
        <Show when={acceptedBefore()}>
          {(numbers) => (
            <Notice tone="wait" title={t("acceptedBefore")}>
              {numbers().length === 0
                ? t("acceptedBeforeText")
                : t("acceptedBeforeNumbers", { numbers: numbers().join(", ") })}
            </Notice>
          )}
        </Show>
        <ActFacts act={act()} refusal={refusal()} />
        <MeantPostings refusal={refusal()} />
        <Show when={props.refusalCase.tail.length > 0}>
          <div>
            <h3>{t("tail", { count: props.refusalCase.tail.length })}</h3>
            <ul>
              <For each={props.refusalCase.tail}>{(other) => <li>{words.what(other)}</li>}</For>
            </ul>
          </div>
        </Show>
        <h3>{t("ways")}</h3>
        <WaysOut refusalCase={props.refusalCase} onDecided={props.onDecided} />
        <MatchAgainWay refusal={refusal()} onDecided={props.onDecided} />
        <HalfTypedNotice form={opening.halfTyped()} />
        <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
        <Show when={again()}>{(found) => <p class="muted small">{againText(found())}</p>}</Show>
        <div class="cluster">
          <Show when={again()}>
            <Button look={refusal().ways.bookOn === null ? "primary" : "plain"} onClick={enterAgain}>
              {t("enterAgain")}
            </Button>
          </Show>
          <Show when={act().account}>
            {(account) => (
              <A class="button" href={`/ledger/${encodeURIComponent(account())}`}>
                {t("openAccount", { account: account() })}
              </A>
            )}
          </Show>
          <Show when={pathTo(voucher(), act().voucher)}>
            {(path) => (
              <A class="button" data-look={registerPath() ? "primary" : undefined} href={path()}>
                {t(registerPath() ? "openIssued" : "openVoucher")}
              </A>
            )}
          </Show>
          <Show when={isGivenTwice() && registerPath()}>
            {(path) => (
              <A class="button" href={path()}>
                {t("openRegister")}
              </A>
            )}
          </Show>
          <Show when={pathTo(claim(), act().claim)}>
            {(path) => (
              <A class="button" href={path()}>
                {t("openInvoice")}
              </A>
            )}
          </Show>
          <Button look="danger" onClick={() => setDiscarding(true)}>
            {t("discard")}
          </Button>
        </div>
      </div>
      <Show when={discarding()}>
        <DiscardDialog
          refusalCase={props.refusalCase}
          onClose={() => setDiscarding(false)}
          onDone={props.onDecided}
        />
      </Show>
    </Sheet>
  );
}
