import { useNavigate } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Member } from "#core/members/member.ts";
import { useSend } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Dialog } from "#web/ui/dialog.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { LeavingFirm } from "./leaving-firm.tsx";
import { usersTexts } from "./users-texts.ts";

interface EndPlaceDialogProps {
  readonly member: Member;
  readonly companyName: string;
  readonly isOneself: boolean;
  /** The accounting firm whose work ends with this place; null where it goes on, or there is none. */
  readonly endingFirm: string | null;
  /** The company itself, where it is an accounting firm that somebody leaves; else null. */
  readonly leftFirm: string | null;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Ends a place, one's own or somebody else's, or takes an invitation back: what happens is said first. */
export function EndPlaceDialog(props: EndPlaceDialogProps) {
  const t = useTexts(usersTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const send = useSend();
  const navigate = useNavigate();
  const [problem, setProblem] = createSignal<Problem | null>(null);
  const words = () => {
    const { name } = props.member;
    if (props.isOneself)
      return {
        title: t("leave.title", { company: props.companyName }),
        text: t("leave.text"),
        confirm: t("leave.confirm"),
        done: t("leave.done"),
      };
    if (props.member.state === "invited")
      return {
        title: t("invited.withdrawTitle", { name }),
        text: t("invited.withdrawText"),
        confirm: t("invited.withdraw"),
        done: t("remove.done"),
      };
    return {
      title: t("remove.title", { name }),
      text: t("remove.text"),
      confirm: t("remove.confirm"),
      done: t("remove.done"),
    };
  };
  async function end() {
    const { done } = words();
    const sent = await send("member.remove", { id: props.member.id });
    if (!sent.ok) return void setProblem(sent.problem);
    showToast({ tone: "ok", title: done });
    // These books are no longer one's own to look at: another's, or the way to begin some, stand there.
    if (props.isOneself) navigate("/today", { replace: true });
    else props.onDone();
  }

  return (
    <Dialog
      open
      onClose={props.onClose}
      title={words().title}
      description={words().text}
      actions={
        <>
          <Button onClick={() => props.onClose()}>{i18n.t("action.cancel")}</Button>
          <Button look="danger" onClick={end}>
            {words().confirm}
          </Button>
        </>
      }
    >
      <Show when={props.endingFirm}>
        {(firm) => <Notice title={t("remove.lastOfFirm", { firm: firm() })} />}
      </Show>
      <Show when={props.leftFirm}>
        {(firm) => <LeavingFirm firm={firm()} leaver={props.member} isOneself={props.isOneself} />}
      </Show>
      <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
    </Dialog>
  );
}
