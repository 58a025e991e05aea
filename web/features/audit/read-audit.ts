import { fetchInTurn, type Turn } from "#web/app/fetch-in-turn.ts";

/** One line of the log, as the server tells it. */
export interface AuditLine {
  readonly sequence: number;
  readonly at: string;
  readonly person: { readonly id: string; readonly name: string | null } | null;
  readonly device: { readonly id: string; readonly name: string | null } | null;
  readonly action: string;
  readonly subject: string;
  readonly detail: unknown;
}

export interface AuditPage {
  readonly lines: readonly AuditLine[];
  readonly next: number | null;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

export interface AuditFilter {
  readonly person: string;
  readonly action: string;
  readonly from: string;
  readonly through: string;
  readonly document: string;
}

export const emptyFilter: AuditFilter = { person: "", action: "", from: "", through: "", document: "" };

export const isSameFilter = (one: AuditFilter, other: AuditFilter): boolean =>
  (Object.keys(one) as (keyof AuditFilter)[]).every((field) => one[field] === other[field]);

export type ChainState =
  | { readonly state: "whole"; readonly lines: number }
  | { readonly state: "broken"; readonly line: number };

/** The log stays on the server: without a network there is nothing to show, and the screen says so. */
export type AuditAnswer<Value> =
  | { readonly kind: "told"; readonly value: Value }
  | { readonly kind: "notAllowed" | "unreachable" };

const addressOf = (company: string) => `/api/v1/companies/${encodeURIComponent(company)}/audit`;

export function readAuditPage(
  company: string,
  filter: AuditFilter,
  before: number | null,
): Promise<AuditAnswer<AuditPage>> {
  const query = new URLSearchParams(Object.entries(filter).filter(([, value]) => value !== ""));
  if (before !== null) query.set("before", String(before));
  return ask(`${addressOf(company)}?${query}`);
}

export const checkChain = (company: string): Promise<AuditAnswer<ChainState>> =>
  ask(`${addressOf(company)}/check`);

/** The whole log as a file. */
export async function exportAudit(company: string): Promise<Blob | null> {
  try {
    const answer = await fetchInTurn(`${addressOf(company)}/export`, { method: "POST" }, ANY_TIME);
    return answer.ok ? await answer.blob() : null;
  } catch {
    return null;
  }
}

/** Nobody stops what asks again by itself for seconds at most. */
const ANY_TIME: Turn = { signal: new AbortController().signal };

async function ask<Value>(address: string): Promise<AuditAnswer<Value>> {
  try {
    const answer = await fetchInTurn(address, {}, ANY_TIME);
    if (answer.ok) return { kind: "told", value: (await answer.json()) as Value };
    return { kind: answer.status === 403 ? "notAllowed" : "unreachable" };
  } catch {
    return { kind: "unreachable" };
  }
}
