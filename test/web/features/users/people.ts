import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import type { CompanyPeople } from "#web/books/books.ts";
import { aDevice, aMember, companyAnswer } from "../a-company.ts";
import type { Answers } from "../render-screen.tsx";

export const ada = aMember("administrator");

export const luc: Member = {
  ...aMember("user"),
  id: "u-2",
  name: "Luc Martin",
  isOwner: false,
  practitioner: "p-2",
  reads: "slice",
};

export const invited: Member = {
  ...aMember("accountant"),
  id: "i-1",
  name: "Nora Petit",
  email: "nora@petit.example",
  state: "invited",
  invitedAt: "2026-11-20T09:30:00.000Z",
  isOwner: false,
};

export const peopleOf = (members: readonly Member[], placesMax: number | null = null): CompanyPeople => ({
  members,
  placesMax,
  placesTaken: members.filter(({ isOwner }) => !isOwner).length,
});

/** What a screen about people asks: the company as somebody in a role sees it, and everybody in it. */
export const answersOf = (
  role: Member["role"],
  members: readonly Member[] = [ada, luc, invited],
  { placesMax = null, company = {} }: { placesMax?: number | null; company?: Partial<Company> } = {},
): Answers => {
  const open = companyAnswer(role, { memberIds: members.map(({ id }) => id), ...company });
  return { company: open, members: peopleOf(members, placesMax), device: aDevice() };
};
