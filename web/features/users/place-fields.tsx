import { createMemo, Show } from "solid-js";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { predefinedRoles, type Right } from "#core/rights/rights.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { RadioGroup } from "#web/ui/radio-group.tsx";
import { Select } from "#web/ui/select.tsx";
import { TextField } from "#web/ui/text-field.tsx";
import type { createNewPractitioner } from "./create-new-practitioner.ts";
import {
  hasParts,
  leavesReadsOpen,
  NEW_PRACTITIONER,
  NO_PRACTITIONER,
  type PlaceTyping,
  readsOfPlace,
  termsOfRole,
} from "./place-typing.ts";
import { RolePreview } from "./role-preview.tsx";
import { useRoleWords } from "./use-role-words.ts";
import { usersTexts } from "./users-texts.ts";

interface PlaceFieldsProps {
  readonly typing: PlaceTyping;
  readonly onChange: (fields: Partial<PlaceTyping>) => void;
  readonly newPractitioner: ReturnType<typeof createNewPractitioner>;
  readonly company: Company;
  readonly members: readonly Member[];
  /** Whose place it is; null for somebody new. */
  readonly member: Member | null;
  /** What the reader may do. */
  readonly rights: readonly Right[];
  readonly hasPractitioners: boolean;
  readonly tried: boolean;
}

/** Which practitioner somebody is, what they may do and how much they read. */
export function PlaceFields(props: PlaceFieldsProps) {
  const t = useTexts(usersTexts);
  const { roleName, roleText } = useRoleWords();
  const holderOf = (practitioner: string) =>
    props.members.find((member) => member.practitioner === practitioner && member.id !== props.member?.id);
  const mayAddPractitioner = () => props.rights.includes("manageCompany");
  const practitioners = () => [
    { value: NO_PRACTITIONER, label: t("place.noPractitioner") },
    ...props.company.practitioners.map(({ id, name, code }) => {
      const holder = holderOf(id);
      return {
        value: id,
        label: `${name} (${code})`,
        hint: holder && t("place.takenBy", { name: holder.name }),
        disabled: holder !== undefined,
      };
    }),
    {
      value: NEW_PRACTITIONER,
      label: t("place.newPractitioner"),
      hint: mayAddPractitioner() ? undefined : t("place.needsSettings"),
      disabled: !mayAddPractitioner(),
    },
  ];
  const roles = () =>
    [...predefinedRoles, ...props.company.roles.map(({ id }) => id)].map((role) => ({
      value: role as string,
      label: roleName(role, props.company),
      hint: roleText(role),
    }));
  const terms = createMemo(() =>
    termsOfRole(props.typing.role, props.company, readsOfPlace(props.typing, props.company)),
  );
  /** Letters of somebody else are said at once, what is not yet typed only when it should be. */
  const codeError = () =>
    props.tried || props.newPractitioner.code().length >= 3 ? props.newPractitioner.error() : undefined;

  return (
    <>
      <Show when={props.hasPractitioners}>
        <Select
          label={t("place.practitioner")}
          description={t("place.practitionerHint")}
          options={practitioners()}
          value={props.typing.practitioner}
          onChange={(practitioner) => props.onChange({ practitioner })}
        />
        <Show when={props.typing.practitioner === NEW_PRACTITIONER}>
          <TextField
            label={t("place.code")}
            description={t("place.codeHint")}
            value={props.newPractitioner.code()}
            onChange={(typed) => props.onChange({ code: typed.toUpperCase() })}
            error={codeError()}
            maxLength={3}
          />
        </Show>
      </Show>
      <Show when={!props.member?.isOwner}>
        <RadioGroup
          label={t("place.role")}
          options={roles()}
          value={props.typing.role}
          onChange={(role) => props.onChange({ role })}
        />
        <Show when={hasParts(props.company, terms()?.reads ?? "whole")}>
          <Show
            when={leavesReadsOpen(props.typing.role)}
            fallback={
              <p class="muted small">
                {t("reads.sayRole", { reads: t(`readsShort.${terms()?.reads ?? "slice"}`) })}
              </p>
            }
          >
            <RadioGroup
              label={t("reads.label")}
              options={[
                { value: "whole", label: t("reads.whole"), hint: t("reads.wholeHint") },
                { value: "slice", label: t("reads.slice"), hint: t("reads.sliceHint") },
              ]}
              value={props.typing.reads}
              onChange={(reads) => props.onChange({ reads })}
            />
          </Show>
        </Show>
      </Show>
      <Show when={props.member?.isOwner ? null : terms()}>
        {(shown) => (
          <RolePreview rights={shown().rights} reads={shown().reads} isFirm={props.company.firm !== null} />
        )}
      </Show>
    </>
  );
}
