import type { Company } from "../companies/company.ts";
import { FIRM_ROLE } from "../rights/firm-role.ts";
import type { Member } from "./member.ts";

/** A company that no accounting firm looks after any more: who ended it is told, and no role is left behind for nobody. */
export const withoutCare = (
  company: Company & { readonly care: NonNullable<Company["care"]> },
  {
    staying,
    madeAt,
    by,
  }: {
    readonly staying: readonly Member[];
    readonly madeAt: string;
    readonly by: "company" | "firm";
  },
): Company => ({
  ...company,
  roles: company.roles.filter(({ id }) => id !== FIRM_ROLE || staying.some(({ role }) => role === FIRM_ROLE)),
  care: null,
  careEnded: { firm: company.care.firm, firmName: company.care.firmName ?? "", on: madeAt.slice(0, 10), by },
  memberIds: staying.map(({ id }) => id),
});
