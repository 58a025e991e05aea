import { z } from "zod";
import type { Changes, Facts, Problem } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import type { Member } from "./member.ts";

/** Where the mail with an offer goes. */
export const offeredEmailSchema = z.string().trim().toLowerCase().pipe(z.email().max(254));

/** Why nobody can be offered a place under this id and address; null when they can. */
export function offerProblem(
  facts: Pick<Facts, "get">,
  members: readonly Member[],
  offer: Pick<Member, "id" | "email">,
): Problem | null {
  if (facts.get("members", offer.id)) return { code: "member.exists" };
  return members.some(({ email }) => email === offer.email)
    ? { code: "member.alreadyInvited", email: offer.email }
    : null;
}

/** Keeps the offer among the company's members until it is answered. */
export const offerPlace = (company: Company, invited: Member): Changes => ({
  documents: [
    { collection: "members", id: invited.id, after: invited },
    {
      collection: "companies",
      id: company.id,
      after: { ...company, memberIds: [...company.memberIds, invited.id] },
    },
  ],
});
