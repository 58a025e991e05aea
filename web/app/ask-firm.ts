import type { ClientBeginning } from "#core/companies/client-beginning.ts";
import type { Company } from "#core/companies/company.ts";
import type { Portfolio } from "#core/companies/portfolio.ts";
import type { Result } from "#core/result.ts";
import type { PredefinedRole } from "#core/rights/rights.ts";
import { jsonRequest } from "#web/books/json-request.ts";
import type { SaidProblem } from "#web/i18n/problem-text.ts";
import { fetchAsPerson } from "./acting-person.ts";
import { fetchInTurn } from "./fetch-in-turn.ts";

/** What our server said, or that it could not be reached. */
export type FirmAnswer<Value> = Result<Value, SaidProblem>;

export const OFFLINE = "firm.offline";

/** What identifies a client, as the firm may correct it. */
export type ClientFields = Partial<
  Pick<Company, "name" | "registration" | "siret" | "address1" | "postalCode" | "city">
>;

/** What the list does to a client. */
export type ClientAct =
  | { readonly act: "protect"; readonly throughDay: string | null }
  | { readonly act: "disconnect" }
  | { readonly act: "file"; readonly stage?: "client" | "prospect"; readonly group?: string | null }
  | { readonly act: "assign"; readonly user: string; readonly role?: PredefinedRole }
  | { readonly act: "unassign"; readonly user: string }
  | { readonly act: "edit"; readonly set: ClientFields }
  | { readonly act: "production"; readonly isWanted: boolean }
  | { readonly act: "premium"; readonly isPremium: boolean };

/** Acts across companies are asked of the server at once: they concern books that may not be on this device. */
const ask = <Value>(method: "GET" | "POST", path: string, body?: unknown): Promise<FirmAnswer<Value>> =>
  toAnswer(() => fetchAsPerson(path, jsonRequest(method, body)));

async function toAnswer<Value>(asking: () => Promise<Response>): Promise<FirmAnswer<Value>> {
  let response: Response;
  try {
    response = await asking();
  } catch {
    return { ok: false, problem: { code: OFFLINE } };
  }
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null);
  if (response.ok) return { ok: true, value: answer as Value };
  const isProblem = typeof answer === "object" && answer !== null && "code" in answer;
  // A server that answers without a reason is one that is not reached.
  if (!isProblem || response.status >= 500) return { ok: false, problem: { code: OFFLINE } };
  return { ok: false, problem: answer as SaidProblem };
}

const inFirm = (firm: string) => `/firm/${encodeURIComponent(firm)}`;

/** Counted for one person one after the other, so that two tabs wait for each other. */
export const readPortfolio = (firm: string, signal: AbortSignal) =>
  toAnswer<Portfolio>(() => fetchInTurn(`${inFirm(firm)}/portfolio`, {}, { signal }));

export const readProposedAddress = (firm: string) =>
  ask<{ readonly address: string }>("GET", `${inFirm(firm)}/proposed-address`);

export const createClient = (firm: string, client: ClientBeginning) =>
  ask<{ readonly company: string }>("POST", `${inFirm(firm)}/clients`, client);

export const actOnClient = (firm: string, client: string, act: ClientAct) =>
  ask<null>("POST", `${inFirm(firm)}/clients/${encodeURIComponent(client)}/acts`, act);

export interface NewUser {
  readonly name: string;
  readonly email: string;
  readonly password: string;
  readonly role: "administrator" | "accountant" | "user";
}

export const addUser = (client: string, user: NewUser) =>
  ask<unknown>("POST", `/people/companies/${encodeURIComponent(client)}/members`, {
    ...user,
    practitioner: null,
    reads: "whole",
  });
