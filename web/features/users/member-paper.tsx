import { createSignal, Show, Suspense } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { isInvitedFirm } from "#core/members/members-of.ts";
import type { Right } from "#core/rights/rights.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import { Sheet } from "#web/ui/sheet.tsx";
import { ChangeMember } from "./change-member.tsx";
import { EndPlaceDialog } from "./end-place-dialog.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { InvitedNotice } from "./invited-notice.tsx";
import { MemberDevices } from "./member-devices.tsx";
import { readsOfPlace, termsOfRole } from "./place-typing.ts";
import { RolePreview } from "./role-preview.tsx";
import { useRoleWords } from "./use-role-words.ts";
import { usersTexts } from "./users-texts.ts";

interface MemberPaperProps {
  readonly member: Member;
  readonly members: readonly Member[];
  readonly company: Company;
  /** What the reader may do. */
  readonly rights: readonly Right[];
  readonly hasPractitioners: boolean;
  readonly onDone: () => void;
}

/** One user's place: read by everybody, changed by who manages members, left by whoever it is. */
export function MemberPaper(props: MemberPaperProps) {
  const t = useTexts(usersTexts);
  const { user } = useBooks();
  const { roleName } = useRoleWords();
  const [isEnding, setEnding] = createSignal(false);
  const [isHandingOver, setHandingOver] = createSignal(false);
  const isReaderOwner = () => props.members.some(({ id, isOwner }) => isOwner && id === user().id);
  const mayManage = () => props.rights.includes("manageMembers");
  const isOneself = () => props.member.id === user().id;
  const isInvited = () => props.member.state === "invited";
  const reads = () => readsOfPlace(props.member, props.company);
  const terms = () => termsOfRole(props.member.role, props.company, reads());
  const practitioner = () => props.company.practitioners.find(({ id }) => id === props.member.practitioner);
  const others = () => props.members.filter(({ isOwner, state }) => !isOwner && state === "active");

  /** The firm whose last person here this is, when the company shows them out. */
  const endingFirm = () => {
    const { care } = props.company;
    if (care === null) return null;
    const ofFirm = props.members.filter(
      ({ id, state, isOfFirm }) => state === "active" && (isOfFirm || care.begunBy === id),
    );
    const isLast = ofFirm.length === 1 && ofFirm[0]?.id === props.member.id;
    return isLast && !isOneself() ? (care.firmName ?? t("toFirm")) : null;
  };

  return (
    <div class="stack">
      <Show when={isInvited()}>
        <InvitedNotice member={props.member} mayManage={mayManage()} onWithdraw={() => setEnding(true)} />
      </Show>
      <Show
        when={mayManage() && !isInvitedFirm(props.member)}
        fallback={
          <Sheet>
            <div class="sheet-body stack">
              <h2 tabIndex={-1}>{props.member.name}</h2>
              <dl class="pairs">
                <dt>{t("column.role")}</dt>
                <dd>{roleName(props.member.role, props.company)}</dd>
                <Show when={practitioner()}>
                  {(one) => (
                    <>
                      <dt>{t("column.practitioner")}</dt>
                      <dd>
                        {one().name} ({one().code})
                      </dd>
                    </>
                  )}
                </Show>
                <dt>{t("column.reads")}</dt>
                <dd>{t(`readsShort.${reads()}`)}</dd>
              </dl>
              <Show when={terms()}>
                {(shown) => (
                  <RolePreview
                    rights={shown().rights}
                    reads={shown().reads}
                    isFirm={props.company.firm !== null}
                  />
                )}
              </Show>
            </div>
          </Sheet>
        }
      >
        <ChangeMember {...props} />
      </Show>
      <Show when={props.member.isOwner}>
        <Sheet label={t("handOver.title")}>
          <div class="sheet-body stack">
            <h3>{t("handOver.title")}</h3>
            <Show
              when={isOneself()}
              fallback={<p class="muted">{t("handOver.other", { name: props.member.name })}</p>}
            >
              <p class="muted">{t("handOver.text")}</p>
              <Show when={others().length > 0} fallback={<p class="muted">{t("handOver.nobody")}</p>}>
                <div>
                  <Button onClick={() => setHandingOver(true)}>{t("handOver.button")}</Button>
                </div>
              </Show>
            </Show>
          </div>
        </Sheet>
      </Show>
      <Show when={mayManage() && !isInvited()}>
        <Suspense>
          <MemberDevices company={props.company.id} member={props.member} />
        </Suspense>
      </Show>
      <Show when={!props.member.isOwner && !isInvited() && (mayManage() || isOneself())}>
        <div class="cluster">
          <Show when={isReaderOwner()}>
            <Button onClick={() => setHandingOver(true)}>{t("handOver.make")}</Button>
          </Show>
          <Button look="quiet-danger" onClick={() => setEnding(true)}>
            {t(isOneself() ? "leave.button" : "remove.button")}
          </Button>
        </div>
      </Show>
      <Show when={isEnding()}>
        <EndPlaceDialog
          member={props.member}
          companyName={props.company.name}
          isOneself={isOneself()}
          endingFirm={endingFirm()}
          leftFirm={props.company.firm !== null && !isInvited() ? props.company.id : null}
          onClose={() => setEnding(false)}
          onDone={props.onDone}
        />
      </Show>
      <Show when={isHandingOver()}>
        <HandOverDialog
          company={props.company}
          members={props.members}
          to={props.member.isOwner ? null : props.member.id}
          onClose={() => setHandingOver(false)}
        />
      </Show>
    </div>
  );
}
