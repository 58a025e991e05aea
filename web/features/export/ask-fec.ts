import type { FiscalYear } from "#core/companies/company.ts";
import type { FecRequest } from "#core/exports/fec-files.ts";
import type { FecNote, FecObstacle } from "#core/exports/fec-standing.ts";
import { fetchAsPerson } from "#web/app/acting-person.ts";

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

/** A file has a turn at the server; whoever waits for theirs is told so, and may stop. */
export interface FecTurn {
  readonly signal: AbortSignal;
  readonly onWaiting?: () => void;
}

export const readFecFiles = (company: string): Promise<FecAnswer<FecFiles>> =>
  ask(addressOf(company), {}, async (answer) => (await answer.json()) as FecFiles);

export const readFecStanding = (
  company: string,
  { through, whom }: Pick<FecRequest, "through" | "whom">,
  turn: FecTurn,
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
export const exportFec = (
  company: string,
  request: FecRequest,
  turn: FecTurn,
): Promise<FecAnswer<SavedFec>> =>
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

const OURS = { credentials: "same-origin", cache: "no-store" } as const;

/** Without a turn there is nothing to wait for: nobody is turned away. */
const ANY_TIME: FecTurn = { signal: new AbortController().signal };

async function ask<Value>(
  address: string,
  request: RequestInit,
  read: (answer: Response) => Promise<Value>,
  { signal, onWaiting }: FecTurn = ANY_TIME,
): Promise<FecAnswer<Value>> {
  try {
    for (;;) {
      const answer = await fetchAsPerson(address, { ...request, ...OURS, signal });
      if (answer.ok) return { kind: "told", value: await read(answer) };
      if (answer.status === 403) return { kind: "notAllowed" };
      const { code } = (await answer.json().catch(() => ({}))) as { readonly code?: unknown };
      if (answer.status !== 503 || code !== "fec.busy")
        return { kind: answer.status === 409 ? "refused" : "unreachable" };
      onWaiting?.();
      await pause(Number(answer.headers.get("Retry-After") ?? "5"), signal);
    }
  } catch {
    return { kind: signal.aborted ? "stopped" : "unreachable" };
  }
}

/** Rejects when it is cut short. */
const pause = (seconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    signal.throwIfAborted();
    const timer = setTimeout(resolve, seconds * 1_000);
    signal.addEventListener(
      "abort",
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
