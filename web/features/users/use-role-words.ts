import type { Company } from "#core/companies/company.ts";
import { FIRM_ROLE } from "#core/rights/firm-role.ts";
import { isPredefinedRole } from "#core/rights/rights.ts";
import { useTexts } from "#web/i18n/create-i18n.tsx";
import { usersTexts } from "./users-texts.ts";

/** Says roles in the reader's words: those of every company, and a company's own by the name it gave. */
export function useRoleWords() {
  const t = useTexts(usersTexts);
  return {
    roleName: (role: string, { roles }: Pick<Company, "roles">): string =>
      isPredefinedRole(role)
        ? t(`role.${role}`)
        : (roles.find(({ id }) => id === role)?.name ??
          // A firm that has not answered yet: its role comes with it.
          t(role === FIRM_ROLE ? "role.firm" : "role.gone")),
    roleText: (role: string): string => t(`roleText.${isPredefinedRole(role) ? role : "own"}`),
  };
}
