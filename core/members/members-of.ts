import type { DocumentKey, Facts } from "../commands/command-module.ts";
import type { Company } from "../companies/company.ts";
import type { Member } from "./member.ts";

/** Where all members of a company are found, and one who may not be there yet, for a rule that looks at each of them. */
export const memberKeys = (facts: Facts, company: string, one?: string): readonly DocumentKey[] =>
  [...(one === undefined ? [] : [one]), ...(facts.get("companies", company)?.memberIds ?? [])].map((id) => ({
    collection: "members",
    id,
  }));

/** A company's members, the invited ones among them, in the order they came. */
export const membersOf = (company: Company, facts: Facts): readonly Member[] =>
  company.memberIds.flatMap((id) => facts.get("members", id) ?? []);

/** How many work beside the owner on the company's own account; an accounting firm's people are its own affair. */
export const collaboratorCount = (members: readonly Member[]): number =>
  members.filter(({ isOwner, isOfFirm }) => !isOwner && !isOfFirm).length;

/** An accounting firm that was asked to look after the company and has not answered yet. */
export const isInvitedFirm = (member: Member | null): boolean =>
  member?.state === "invited" && member.isOfFirm;
