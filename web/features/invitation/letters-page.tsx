import { A, Navigate, useNavigate } from "@solidjs/router";
import { createMemo, createSignal, Match, Show, Switch } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { holderOf, isCode, proposeCode } from "#core/companies/propose-code.ts";
import { rightsOfPredefined } from "#core/rights/rights.ts";
import { useBooks, useQuestion, useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Page } from "#web/ui/page.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import { invitationTexts } from "./invitation-texts.ts";

/** Right after joining: the three letters of a practitioner who has none yet. Everybody else goes straight on. */
export function LettersPage() {
  const t = useTexts(invitationTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const navigate = useNavigate();
  const send = useSend();
  const { user } = useBooks();
  const open = useQuestion("company");
  const people = useQuestion("members");
  const [typed, setTyped] = createSignal<string | null>(null);
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);

  const practitioners = () => open()?.company.practitioners ?? [];
  const code = () => typed() ?? proposeCode(user().name, practitioners());
  const codeError = () => {
    if (!isCode(code())) return tried() ? t("letters.unreadable") : undefined;
    const holder = holderOf(code(), practitioners(), null);
    return holder ? t("letters.taken", { name: holder.name }) : undefined;
  };
  /** Letters belong to who earns fees: not to an accountant, and not where nobody has any. */
  const lacksLetters = createMemo(() => {
    const known = open();
    if (!known || known.chart.roles.fees === null || known.member === null) return false;
    const { role, isOfFirm, practitioner } = known.member;
    return practitioner === null && role !== "accountant" && !isOfFirm;
  });
  const mayChoose = () => {
    const may = open()?.rights ?? [];
    return may.includes("manageCompany") && may.includes("manageMembers");
  };
  const whoMay = () =>
    (people()?.members ?? [])
      .filter(
        ({ state, role }) =>
          state === "active" &&
          (role === "administrator"
            ? rightsOfPredefined.administrator
            : (open()?.company.roles.find(({ id }) => id === role)?.rights ?? [])
          ).includes("manageMembers"),
      )
      .map(({ name }) => name)
      .join(", ");

  async function save(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    const known = open();
    const member = known?.member;
    if (!known || !member || !isCode(code()) || codeError() !== undefined) return;
    const practitioner = { id: crypto.randomUUID(), name: member.name, code: code() };
    const added = await send("company.update", {
      set: { practitioners: [...known.company.practitioners, practitioner] },
    });
    setProblem(added.ok ? null : added.problem);
    if (!added.ok) return;
    const placed = await send("member.change", {
      id: member.id,
      set: { practitioner: practitioner.id },
      seen: { practitioner: null },
    });
    setProblem(placed.ok ? null : placed.problem);
    if (placed.ok) navigate("/today", { replace: true });
  }

  return (
    <Switch
      fallback={
        <Page title={t("letters.arriving")}>
          <p class="muted" role="status">
            {t("letters.arrivingText")}
          </p>
          <p>
            <A href="/today">{t("toBooks")}</A>
          </p>
        </Page>
      }
    >
      <Match when={open() && !lacksLetters()}>
        <Navigate href="/today" />
      </Match>
      <Match when={open()}>
        <Page title={t("letters.title")} subtitle={open()?.company.name}>
          <Sheet margin>
            <Show
              when={mayChoose()}
              fallback={
                <div class="sheet-body stack form">
                  <p>{t("letters.told", { names: whoMay() })}</p>
                  <div>
                    <A class="button" data-look="primary" href="/today">
                      {t("toBooks")}
                    </A>
                  </div>
                </div>
              }
            >
              <form class="sheet-body stack form" onSubmit={(event) => void save(event)} noValidate>
                <TextField
                  label={t("letters.label")}
                  description={t("letters.hint")}
                  value={code()}
                  onChange={(letters) => setTyped(letters.toUpperCase())}
                  error={codeError()}
                  maxLength={3}
                />
                <Show when={problem()}>
                  {(said) => <Notice tone="bad" title={problemText(said())} live />}
                </Show>
                <div class="cluster">
                  <Button type="submit" look="primary">
                    {i18n.t("action.save")}
                  </Button>
                  <A class="button" href="/today">
                    {t("letters.none")}
                  </A>
                </div>
              </form>
            </Show>
          </Sheet>
        </Page>
      </Match>
    </Switch>
  );
}
