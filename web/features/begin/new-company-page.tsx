import { useNavigate, useSearchParams } from "@solidjs/router";
import { createEffect, createMemo, createSignal, Match, on, Show, Switch } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { AccountingStep } from "./accounting-step.tsx";
import {
  type Answers,
  beginAnswers,
  faultsOf,
  fillAnswers,
  type Step,
  steps,
  toCreateArgs,
} from "./answers.ts";
import { beginTexts } from "./begin-texts.ts";
import { DaysStep } from "./days-step.tsx";
import { IdentityStep } from "./identity-step.tsx";
import { PeopleStep } from "./people-step.tsx";
import { ProfessionStep } from "./profession-step.tsx";
import { ReadyStep } from "./ready-step.tsx";

/** A few questions, one a screen, and the books are there: with or without a network. */
export function NewCompanyPage() {
  const t = useTexts(beginTexts);
  const { t: common, language } = useI18n();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const { books, user, chooseCompany } = useBooks();
  const [search, setSearch] = useSearchParams();
  const today = localDay();
  const kept = createKeptTyping<Answers>("begin", () => beginAnswers(today, language()), "new");
  const [tried, setTried] = createSignal(false);
  const [isBusy, setBusy] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  let heading: HTMLHeadingElement | undefined;

  const full = createMemo(() => fillAnswers(kept.typing, { name: user().name, today }));
  const faultsIn = (step: Step) => faultsOf(step, full(), today);
  const place = () => {
    const asked = steps.indexOf(search["step"] as Step);
    // Nobody lands beyond an answer that cannot stand.
    const firstWrong = steps.findIndex((step) => Object.keys(faultsIn(step)).length > 0);
    const reached = Math.max(0, asked);
    return firstWrong === -1 ? reached : Math.min(reached, firstWrong);
  };
  const step = () => steps[place()] ?? "profession";
  const faults = () => (tried() ? faultsIn(step()) : {});
  const isLast = () => place() === steps.length - 1;

  createEffect(
    on(step, () => queueMicrotask(() => heading?.focus({ preventScroll: true })), { defer: true }),
  );

  const goTo = (index: number) => {
    setTried(false);
    setSearch({ step: steps[index] });
  };

  async function goOn(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    if (Object.keys(faultsIn(step())).length > 0) return;
    if (isLast()) await create();
    else goTo(place() + 1);
  }

  async function create() {
    const opened = books();
    if (opened === null || isBusy()) return;
    setBusy(true);
    // Kept with the answers: however often it is tried, and after a reload, one company begins.
    const id = kept.typing.companyId ?? crypto.randomUUID();
    kept.set({ companyId: id });
    const args = toCreateArgs(full(), { name: user().name, practitionerId: crypto.randomUUID() });
    const sent = await opened.send(id, "company.create", args);
    setBusy(false);
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok && sent.problem.code !== "company.exists") return;
    await kept.forget();
    chooseCompany(id);
    navigate("/today", { replace: true });
  }

  return (
    <Page title={t("company.title")} subtitle={t("company.step", { step: place() + 1, steps: steps.length })}>
      <Sheet margin>
        <form class="sheet-body stack form" onSubmit={(event) => void goOn(event)} noValidate>
          <h2
            tabIndex={-1}
            ref={(element) => {
              heading = element;
            }}
          >
            {t(`company.${step()}.title`)}
          </h2>
          <Switch>
            <Match when={step() === "profession"}>
              <ProfessionStep typing={kept.typing} set={kept.set} />
            </Match>
            <Match when={step() === "people"}>
              <PeopleStep typing={kept.typing} set={kept.set} full={full()} faults={faults()} />
            </Match>
            <Match when={step() === "identity"}>
              <IdentityStep typing={kept.typing} set={kept.set} full={full()} faults={faults()} />
            </Match>
            <Match when={step() === "accounting"}>
              <AccountingStep set={kept.set} full={full()} />
            </Match>
            <Match when={step() === "days"}>
              <DaysStep set={kept.set} full={full()} faults={faults()} />
            </Match>
            <Match when={step() === "ready"}>
              <ReadyStep profession={kept.typing.profession} full={full()} />
            </Match>
          </Switch>
          <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
          <div class="cluster">
            <Show when={place() > 0}>
              <Button type="button" onClick={() => goTo(place() - 1)}>
                {common("action.back")}
              </Button>
            </Show>
            <Button type="submit" look="primary" disabled={isBusy() || (isLast() && books() === null)}>
              {isLast() ? t("company.create") : common("action.next")}
            </Button>
          </div>
        </form>
      </Sheet>
    </Page>
  );
}
