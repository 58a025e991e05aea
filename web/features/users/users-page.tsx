import { A } from "@solidjs/router";
import { createSignal, Show } from "solid-js";
import type { Member } from "#core/members/member.ts";
import { useBooks, useQuestion } from "#web/books/books-context.tsx";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { Button } from "#web/ui/button.tsx";
import type { Column } from "#web/ui/column.ts";
import { RegisterPage } from "#web/ui/register-page.tsx";
import { Tag } from "#web/ui/tag.tsx";
import { AddMember } from "./add-member.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import { MemberPaper } from "./member-paper.tsx";
import { readsOfPlace } from "./place-typing.ts";
import { useRoleWords } from "./use-role-words.ts";
import { usersTexts } from "./users-texts.ts";

/** Who works in the company: everybody's place, and beside the list the one that is open. */
export function UsersPage() {
  const t = useTexts(usersTexts);
  const { company, user } = useBooks();
  const { roleName } = useRoleWords();
  const open = useQuestion("company");
  const people = useQuestion("members");
  const mayManage = () => open()?.rights.includes("manageMembers") ?? false;
  /** Only where there can be practitioners at all. */
  const hasPractitioners = () => {
    const known = open();
    return known ? known.chart.roles.fees !== null || known.company.practitioners.length > 0 : false;
  };
  const placesLeft = () => {
    const { placesMax = null, placesTaken = 0 } = people() ?? {};
    return placesMax === null ? null : Math.max(0, placesMax - placesTaken);
  };
  const addLabel = () => {
    const left = placesLeft();
    if (left === null) return t("add");
    return left === 0 ? t("addFull") : t("addLeft", { count: left });
  };
  const roleOf = ({ role }: Member) => {
    const known = open();
    return known ? roleName(role, known.company) : "";
  };
  const [nextOwner, setNextOwner] = createSignal<string | null>(null);
  const practitionerOf = ({ practitioner }: Member) => {
    const found = open()?.company.practitioners.find(({ id }) => id === practitioner);
    return found ? `${found.name} (${found.code})` : "";
  };
  const readsOf = (member: Member) => {
    const known = open();
    return known ? t(`readsShort.${readsOfPlace(member, known.company)}`) : "";
  };

  /** Whoever owns the company may give it to another, from their line. */
  const mayHandOver = () => (people()?.members ?? []).some(({ id, isOwner }) => isOwner && id === user().id);
  const mayReceive = ({ isOwner, state }: Member) => !isOwner && state === "active";

  const columns = (): readonly Column<Member>[] => [
    ...nameColumns(),
    ...(mayHandOver() && people()?.members.some(mayReceive) ? [ownerColumn()] : []),
  ];
  const ownerColumn = (): Column<Member> => ({
    title: t("handOver.title"),
    width: "210px",
    wideOnly: true,
    cell: (member) => (
      <Show when={mayReceive(member)}>
        <Button
          look="quiet"
          aria-label={t("handOver.makeOf", { name: member.name })}
          onClick={(event) => {
            // The line itself would open its paper.
            event.stopPropagation();
            setNextOwner(member.id);
          }}
        >
          {t("handOver.make")}
        </Button>
      </Show>
    ),
  });
  const nameColumns = (): readonly Column<Member>[] => [
    {
      title: t("column.name"),
      cell: (member) => (
        <>
          {member.name}{" "}
          <Show when={member.isOwner}>
            <Tag tone="ok">{t("tag.owner")}</Tag>
          </Show>{" "}
          <Show when={member.state === "invited"}>
            <Tag tone="wait">{t("tag.invited")}</Tag>
          </Show>{" "}
          <Show when={member.isOfFirm}>
            <Tag>{t("tag.firm")}</Tag>
          </Show>{" "}
          <Show when={member.id === user().id}>
            <Tag>{t("tag.you")}</Tag>
          </Show>
          <span class="sub">
            {[roleOf(member), practitionerOf(member), readsOf(member)].filter(Boolean).join(" · ")}
          </span>
        </>
      ),
    },
  ];

  return (
    <>
      <RegisterPage
        path="/users"
        hasTallRows
        title={t("title")}
        subtitle={
          <>
            <Show when={open() && !mayManage()}>{t("readOnly")}. </Show>
            <Show when={people()?.placesMax}>
              {(max) => <>{t("places", { taken: people()?.placesTaken ?? 0, max: max() })} </>}
            </Show>
            <A href="/roles">{t("toRoles")}</A>
            {" · "}
            <A href="/users/firm">{t("toFirm")}</A>
          </>
        }
        listLabel={t("listLabel")}
        newLabel={addLabel()}
        mayAdd={mayManage()}
        empty={{ title: t("emptyTitle"), text: t("emptyText") }}
        rows={people()?.members}
        columns={columns()}
        textOf={(member) => `${member.name} ${member.email} ${roleOf(member)} ${practitionerOf(member)}`}
        orderOf={({ name, isOwner }) => `${isOwner ? 0 : 1}${name}`}
        owner={company()}
        paper={(row, close) => (
          <Show when={open()}>
            {(known) => (
              <Show
                when={people()?.members.find(({ id }) => id === row?.id)}
                fallback={
                  <Show when={row === null && mayManage() && people()}>
                    {(all) => (
                      <AddMember
                        company={known().company}
                        people={all()}
                        rights={known().rights}
                        hasPractitioners={hasPractitioners()}
                        onDone={close}
                      />
                    )}
                  </Show>
                }
              >
                {(member) => (
                  <MemberPaper
                    member={member()}
                    members={people()?.members ?? []}
                    company={known().company}
                    rights={known().rights}
                    hasPractitioners={hasPractitioners()}
                    onDone={close}
                  />
                )}
              </Show>
            )}
          </Show>
        )}
      />
      <Show when={nextOwner() !== null && open()}>
        {(known) => (
          <HandOverDialog
            company={known().company}
            members={people()?.members ?? []}
            to={nextOwner()}
            onClose={() => setNextOwner(null)}
          />
        )}
      </Show>
    </>
  );
}
