import { createSignal, Show } from "solid-js";
import type { Member } from "#core/members/member.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useI18n, useTexts } from "#web/i18n/create-i18n.tsx";
import { useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { type PeopleAnswer, resendInvitation } from "./people-requests.ts";
import { usersTexts } from "./users-texts.ts";

interface InvitedNoticeProps {
  readonly member: Member;
  readonly mayManage: boolean;
  readonly onWithdraw: () => void;
}

/** An invitation that nobody has taken yet: since when, and what can be done about it. */
export function InvitedNotice(props: InvitedNoticeProps) {
  const t = useTexts(usersTexts);
  const i18n = useI18n();
  const problemText = useProblemText();
  const { company } = useBooks();
  const [isSending, setSending] = createSignal(false);
  const [answer, setAnswer] = createSignal<PeopleAnswer | null>(null);
  const title = () => {
    const { invitedAt } = props.member;
    return invitedAt === undefined
      ? t("invited.titleUnknown")
      : t("invited.title", { at: i18n.dateTime(invitedAt) });
  };
  const wrong = () => {
    const said = answer();
    if (said === null || said.kind === "done") return null;
    if (said.kind === "refused") return problemText(said.problem);
    if (said.kind === "unreachable") return t("invited.resendOffline");
    if (said.kind === "gone") return t("invited.gone");
    if (said.kind === "throttled" || said.kind === "signedOut") return t(`invite.${said.kind}`);
    return t("invite.failed");
  };
  async function resend() {
    const id = company();
    if (id === null) return;
    setSending(true);
    setAnswer(await resendInvitation(id, props.member.id));
    setSending(false);
  }

  return (
    <>
      <Notice
        title={title()}
        actions={
          <Show when={props.mayManage}>
            <Button disabled={isSending()} onClick={resend}>
              {t("invited.resend")}
            </Button>
            <Button look="quiet-danger" onClick={() => props.onWithdraw()}>
              {t("invited.withdraw")}
            </Button>
          </Show>
        }
      >
        {t("invited.text", { email: props.member.email })}
      </Notice>
      <Show when={wrong()}>{(text) => <Notice tone="bad" title={text()} live />}</Show>
      <Show when={answer()?.kind === "done"}>
        <Notice tone="ok" title={t("invited.resent")} live />
      </Show>
    </>
  );
}
