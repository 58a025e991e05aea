import { createSignal, For, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { isInvitedFirm } from "#core/members/members-of.ts";
import { standingOfFirm } from "#core/rights/firm-role.ts";
import { isEmail } from "#web/app/is-email.ts";
import { useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { type SaidProblem, useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { Notice } from "#web/ui/notice.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { accountingFirmTexts } from "./accounting-firm-texts.ts";
import { EndPlaceDialog } from "./end-place-dialog.tsx";
import { InvitedNotice } from "./invited-notice.tsx";
import { RolePreview } from "./role-preview.tsx";

interface InviteFirmProps {
  readonly company: Company;
  readonly members: readonly Member[];
  readonly mayManage: boolean;
}

/** The firms that were asked and have not answered, and the way to ask one, with or without a network. */
export function InviteFirm(props: InviteFirmProps) {
  const t = useTexts(accountingFirmTexts);
  const problemText = useProblemText();
  const send = useSend();
  const kept = createKeptTyping("firm:invite", () => ({ email: "" }));
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const [withdrawn, setWithdrawn] = createSignal<Member | null>(null);
  const pending = () => props.members.filter(isInvitedFirm);
  const terms = () => standingOfFirm(props.company.roles);
  const emailError = () => (tried() && !isEmail(kept.typing.email) ? t("emailUnreadable") : undefined);

  async function invite(event: SubmitEvent) {
    event.preventDefault();
    setTried(true);
    setProblem(null);
    if (emailError() !== undefined) return;
    const email = kept.typing.email.trim().toLowerCase();
    const sent = await send("care.invite", { id: crypto.randomUUID(), email });
    if (!sent.ok) return void setProblem(sent.problem);
    setTried(false);
    kept.set({ email: "" });
    await kept.forget();
    showToast({ tone: "ok", title: t("sent"), text: t("sentText") });
  }

  return (
    <>
      <Show when={pending().length > 0}>
        <section class="stack" aria-labelledby="invited-firms">
          <h2 id="invited-firms">{t("pending")}</h2>
          <For each={pending()}>
            {(member) => (
              <InvitedNotice
                member={member}
                mayManage={props.mayManage}
                onWithdraw={() => setWithdrawn(member)}
              />
            )}
          </For>
        </section>
      </Show>
      <Show when={props.mayManage}>
        <Sheet label={t("invite")}>
          <form class="sheet-body stack" onSubmit={(event) => void invite(event)} noValidate>
            <h2>{t("invite")}</h2>
            <p class="muted">{t("stays")}</p>
            <TextField
              label={t("email")}
              description={t("emailHint")}
              type="email"
              inputMode="email"
              maxLength={254}
              value={kept.typing.email}
              onChange={(email) => kept.set({ email })}
              error={emailError()}
            />
            <Show when={problem()}>{(said) => <Notice tone="bad" title={problemText(said())} live />}</Show>
            <div>
              <Button type="submit" look="primary">
                {t("send")}
              </Button>
            </div>
          </form>
        </Sheet>
        <Sheet>
          <div class="sheet-body">
            <RolePreview title={t("preview")} rights={[...terms().rights]} reads={terms().reads} isFirm />
          </div>
        </Sheet>
      </Show>
      <Show when={withdrawn()}>
        {(member) => (
          <EndPlaceDialog
            member={member()}
            companyName={props.company.name}
            isOneself={false}
            endingFirm={null}
            leftFirm={null}
            onClose={() => setWithdrawn(null)}
            onDone={() => setWithdrawn(null)}
          />
        )}
      </Show>
    </>
  );
}
