import { createSignal, For, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import type { Right } from "#core/rights/rights.ts";
import { useSend } from "#web/books/books-context.tsx";
import { createKeptTyping } from "#web/books/create-kept-typing.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { type SaidProblem, useProblemText } from "#web/i18n/problem-text.ts";
import { Button } from "#web/ui/button.tsx";
import { changedFields } from "#web/ui/changed-fields.ts";
import { Notice } from "#web/ui/notice.tsx";
import { SaveForm } from "#web/ui/save-form.tsx";
import { showToast } from "#web/ui/show-toast.ts";
import { TextField } from "#web/ui/text-field.tsx";
import { createNewPractitioner } from "./create-new-practitioner.ts";
import { PlaceFields } from "./place-fields.tsx";
import { type MemberPlace, type PlaceTyping, placeTypingOf, readsOfPlace } from "./place-typing.ts";
import { useRoleWords } from "./use-role-words.ts";
import { usersTexts } from "./users-texts.ts";

interface ChangeMemberProps {
  readonly member: Member;
  readonly members: readonly Member[];
  readonly company: Company;
  readonly rights: readonly Right[];
  readonly hasPractitioners: boolean;
  readonly onDone: () => void;
}

interface Typing extends PlaceTyping {
  /** What stood there when the reader began: somebody else's change of it must not be undone unseen. */
  readonly seen: MemberPlace;
}

const fields = ["name", "role", "practitioner", "reads"] as const;

const placeOf = ({ name, role, practitioner, reads }: MemberPlace): MemberPlace => ({
  name,
  role,
  practitioner,
  reads,
});

/** Somebody's name, role, practitioner and part. Only what was changed is sent, with what was seen of it. */
export function ChangeMember(props: ChangeMemberProps) {
  const t = useTexts(usersTexts);
  const problemText = useProblemText();
  const { roleName } = useRoleWords();
  const send = useSend();
  const kept = createKeptTyping<Typing>(`member:${props.member.id}`, () => ({
    ...placeTypingOf(props.member),
    seen: placeOf(props.member),
  }));
  const { typing, set } = kept;
  const [tried, setTried] = createSignal(false);
  const [problem, setProblem] = createSignal<SaidProblem | null>(null);
  const practitioner = createNewPractitioner({
    typing,
    company: () => props.company,
    onAdded: (id) => set({ practitioner: id, code: null }),
  });

  const nameError = () => (typing.name.trim() === "" ? t("place.nameMissing") : undefined);
  /** What somebody else has changed since: before and now, in words. */
  const changes = () =>
    fields
      .filter((field) => props.member[field] !== typing.seen[field])
      .map((field) =>
        t("changed.field", {
          field: t(field === "reads" ? "column.reads" : `place.${field}`),
          before: wordsOf(field, typing.seen),
          after: wordsOf(field, props.member),
        }),
      );
  const wordsOf = (field: (typeof fields)[number], place: MemberPlace): string => {
    if (field === "name") return place.name;
    if (field === "role") return roleName(place.role, props.company);
    if (field === "reads") return t(`readsShort.${place.reads}`);
    const found = props.company.practitioners.find(({ id }) => id === place.practitioner);
    return found?.name ?? t("place.noPractitioner");
  };
  const takeTheirs = () => {
    setProblem(null);
    set({ ...placeTypingOf(props.member), seen: placeOf(props.member) });
  };

  async function save() {
    setTried(true);
    setProblem(null);
    if (nameError() !== undefined || practitioner.error() !== undefined) return;
    const settled = await practitioner.settle();
    if (!settled.ok) return void setProblem(settled.problem);
    const now: MemberPlace = {
      name: typing.name.trim(),
      role: typing.role,
      practitioner: settled.value,
      reads: props.member.isOwner ? "whole" : readsOfPlace(typing, props.company),
    };
    const changed = changedFields(now, typing.seen);
    if (Object.keys(changed).length > 0) {
      const seen = Object.fromEntries(
        fields.filter((field) => field in changed).map((field) => [field, typing.seen[field]]),
      );
      const sent = await send("member.change", { id: props.member.id, set: changed, seen });
      if (!sent.ok) return void setProblem(sent.problem);
      showToast({ tone: "ok", title: t("changed.saved") });
    }
    await leave();
  }

  async function leave() {
    await kept.forget();
    props.onDone();
  }

  return (
    <SaveForm
      title={props.member.name}
      onSave={save}
      onCancel={() => void leave()}
      problem={((said) => said && problemText(said))(problem() ?? undefined)}
      isRestored={kept.isRestored()}
      onDiscard={takeTheirs}
    >
      <Show when={changes().length > 0}>
        <Notice
          tone="wait"
          title={t("changed.title", { name: props.member.name })}
          actions={<Button onClick={takeTheirs}>{t("changed.take")}</Button>}
          live
        >
          <ul>
            <For each={changes()}>{(text) => <li>{text}</li>}</For>
          </ul>
        </Notice>
      </Show>
      <TextField
        label={t("place.name")}
        value={typing.name}
        onChange={(name) => set({ name })}
        error={tried() ? nameError() : undefined}
        maxLength={100}
      />
      <PlaceFields
        typing={typing}
        onChange={(changed) => set(changed)}
        newPractitioner={practitioner}
        company={props.company}
        members={props.members}
        member={props.member}
        rights={props.rights}
        hasPractitioners={props.hasPractitioners}
        tried={tried()}
      />
    </SaveForm>
  );
}
