import type { FiscalYear } from "#core/companies/company.ts";
import type { FecRequest } from "#core/exports/fec-files.ts";
import type { FecNote, FecObstacle } from "#core/exports/fec-standing.ts";
import { fetchInTurn, type Turn } from "#web/app/fetch-in-turn.ts";

/** Which years there are, the latest first, and whose files. */
export interface FecFiles {
  readonly years: readonly FiscalYear[];
  readonly files: readonly {
    readonly whom: string;
    /** Null for the whole ledger. */
    readonly name: string | null;
    readonly isFiled: boolean;
  }[];
}

export interface FecStanding {
  readonly obstacles: readonly FecObstacle[];
  readonly notes: readonly FecNote[];
}

/** The file is written by the server: without a network there is none, and the screen says so. */
export type FecAnswer<Value> =
  | { readonly kind: "told"; readonly value: Value }
  | { readonly kind: "notAllowed" | "refused" | "unreachable" | "stopped" };

export const readFecFiles = (company: string): Promise<FecAnswer<FecFiles>> =>
  ask(addressOf(company), {}, async (answer) => (await answer.json()) as FecFiles);

export const readFecStanding = (
  company: string,
  { through, whom }: Pick<FecRequest, "through" | "whom">,
  turn: Turn,
): Promise<FecAnswer<FecStanding>> =>
  ask(
    `${addressOf(company)}/standing?${new URLSearchParams({ through, whom })}`,
    {},
    async (answer) => (await answer.json()) as FecStanding,
    turn,
  );

export interface SavedFec {
  readonly file: Blob;
  readonly name: string;
}

/** The archive of the file and its description. */
export const exportFec = (company: string, request: FecRequest, turn: Turn): Promise<FecAnswer<SavedFec>> =>
  ask(
    `${addressOf(company)}/export`,
    {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    },
    async (answer) => ({
      file: await answer.blob(),
      name: /filename="([\w.-]+)"/.exec(answer.headers.get("Content-Disposition") ?? "")?.[1] ?? "FEC.zip",
    }),
    turn,
  );

const addressOf = (company: string) => `/api/v1/companies/${encodeURIComponent(company)}/fec`;

/** Without a turn there is nothing to wait for: nobody is turned away. */
const ANY_TIME: Turn = { signal: new AbortController().signal };

async function ask<Value>(
  address: string,
  request: RequestInit,
  read: (answer: Response) => Promise<Value>,
  turn: Turn = ANY_TIME,
): Promise<FecAnswer<Value>> {
  try {
    const answer = await fetchInTurn(address, request, turn);
    if (answer.ok) return { kind: "told", value: await read(answer) };
    if (answer.status === 403) return { kind: "notAllowed" };
    return { kind: answer.status === 409 ? "refused" : "unreachable" };
  } catch {
    return { kind: turn.signal.aborted ? "stopped" : "unreachable" };
  }
}
