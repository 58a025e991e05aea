import { type Care, isOfFirm } from "../companies/company.ts";
import type { Member } from "./member.ts";

/** What becomes of one company that an accounting firm looks after when somebody leaves the firm. */
export interface LeavingFirm {
  /** Whoever owns the company, or was there before the firm was, keeps their place. */
  readonly isStaying: boolean;
  /** Nobody else of the firm is there: whoever owns the firm takes its place on. */
  readonly isLast: boolean;
}

/** Null where the leaver does not act for the firm. */
export function leavingFirm(care: Care, members: readonly Member[], id: string): LeavingFirm | null {
  const leaver = members.find((member) => member.id === id);
  if (leaver === undefined || !isOfFirm(care, leaver)) return null;
  return {
    isStaying: leaver.isOwner || !leaver.isOfFirm,
    isLast: !members.some((one) => one.id !== id && one.state === "active" && isOfFirm(care, one)),
  };
}
