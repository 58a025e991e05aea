import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Care } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { accountingFirmTexts } from "./accounting-firm-texts.ts";

interface FirmInCareProps {
  readonly care: Care;
  readonly members: readonly Member[];
  readonly mayManage: boolean;
}

/** The accounting firm that looks after the company, who of it is let in, and the way to end it. */
export function FirmInCare(props: FirmInCareProps) {
  const t = useTexts(accountingFirmTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const [isEnding, setEnding] = createSignal(false);
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const title = () => {
    const { firmName } = props.care;
    return firmName ? t("looksAfter", { firm: firmName }) : t("looksAfterUnnamed");
  };
  const endTitle = () => {
    const { firmName } = props.care;
    return firmName ? t("endTitle", { firm: firmName }) : t("endTitleUnnamed");
  };
  const namesOf = (some: readonly Member[]) => some.map(({ name }) => name).join(", ");
  const ofFirm = () => props.members.filter(({ isOfFirm, id }) => isOfFirm || id === props.care.begunBy);

  async function end() {
    const sent = await send("care.end", {});
    setProblem(sent.ok ? null : sent.problem);
    if (!sent.ok) return;
    setEnding(false);
    showToast({ tone: "ok", title: t("ended") });
  }

  return (
    <Sheet label={title()}>
      <div class="sheet-body stack">
        <h2>{title()}</h2>
        <dl class="pairs">
          <dt>{t("since")}</dt>
          <dd>{i18n.day(props.care.since)}</dd>
          <dt>{t("people")}</dt>
          <dd>{namesOf(ofFirm()) || t("nobody")}</dd>
          <dt>{t("owner")}</dt>
          <dd>{namesOf(props.members.filter(({ isOwner }) => isOwner))}</dd>
        </dl>
        <p class="muted">{t("stays")}</p>
        <Show when={props.mayManage}>
          <div>
            <Button look="quiet-danger" onClick={() => setEnding(true)}>
              {t("end")}
            </Button>
          </div>
        </Show>
      </div>
      <Show when={isEnding()}>
        <Dialog
          open
          onClose={() => setEnding(false)}
          title={endTitle()}
          description={t("endText")}
          actions={
            <>
              <Button onClick={() => setEnding(false)}>{i18n.t("action.cancel")}</Button>
              <Button look="danger" onClick={() => void end()}>
                {t("end")}
              </Button>
            </>
          }
        >
          <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
        </Dialog>
      </Show>
    </Sheet>
  );
}
