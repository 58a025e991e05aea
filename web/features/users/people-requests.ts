import { fetchAsPerson } from "#web/app/acting-person.ts";
import { jsonRequest } from "#web/books/json-request.ts";
import type { SaidProblem } from "#web/i18n/problem-text.ts";
import type { MemberPlace } from "./place-typing.ts";

/** What became of a direct request about people, sorted by what the reader can do next. */
export type PeopleAnswer =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly problem: SaidProblem }
  | { readonly kind: "passwordTooShort" | "passwordTooLong" }
  | { readonly kind: "unreachable" | "signedOut" | "throttled" | "gone" | "failed" };

export interface MemberWithPassword extends MemberPlace {
  readonly email: string;
  readonly password: string;
}

/** Adds somebody with an initial password. It goes to the server and nowhere else: it is never kept on the device. */
export const addWithPassword = (company: string, member: MemberWithPassword): Promise<PeopleAnswer> =>
  post(`/people/companies/${encodeURIComponent(company)}/members`, member);

/** Has the server send an invitation again, with another link. */
export const resendInvitation = (company: string, invitation: string): Promise<PeopleAnswer> =>
  post(
    `/people/companies/${encodeURIComponent(company)}/invitations/${encodeURIComponent(invitation)}/resend`,
    null,
  );

async function post(address: string, body: MemberWithPassword | null): Promise<PeopleAnswer> {
  let response: Response;
  try {
    response = await fetchAsPerson(address, jsonRequest("POST", body ?? undefined));
  } catch {
    return { kind: "unreachable" };
  }
  if (response.ok) return { kind: "done" };
  if (response.status === 401) return { kind: "signedOut" };
  if (response.status === 429) return { kind: "throttled" };
  if (response.status === 410) return { kind: "gone" };
  const said = await response.text().catch(() => "");
  if (said.includes('"password.tooShort"')) return { kind: "passwordTooShort" };
  if (said.includes('"password.tooLong"')) return { kind: "passwordTooLong" };
  const problem = response.status === 422 || response.status === 403 ? problemIn(said) : null;
  return problem === null ? { kind: "failed" } : { kind: "refused", problem };
}

function problemIn(said: string): SaidProblem | null {
  try {
    const read: unknown = JSON.parse(said);
    const isProblem = typeof read === "object" && read !== null && "code" in read;
    return isProblem && typeof read.code === "string" ? { ...read, code: read.code } : null;
  } catch {
    return null;
  }
}
