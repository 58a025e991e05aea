import type { AskUserCode, ConnectorProblem } from "../connector.ts";
import { type TheirError, theirErrorSchema } from "./schema.ts";

/** A call's no, before it is known what it means for the whole: some are answers ("no such customer", "exists already"). */
export type CallProblem = ConnectorProblem | TheirRefusal;

export interface TheirRefusal {
  readonly next: "refused";
  readonly status: number;
  readonly error: TheirError;
}

/** Their error codes, as developer.vismaonline.com/docs/error-codes names them. */
export const THEIR_CODE = {
  notFound: 3000,
  conflict: 4000,
  canNotBeChanged: 4002,
  startGuideNotCompleted: 4003,
  companyNotActive: 4004,
  notAuthorized: 4005,
  noAccessToScopes: 4006,
  tooManyCalls: 4010,
  periodLocked: 4026,
  sandboxMixedUp: 4034,
} as const;

export const isNotFound = (problem: CallProblem): boolean =>
  problem.next === "refused" && (problem.status === 404 || problem.error.ErrorCode === THEIR_CODE.notFound);

/** 4000 means "exists already"; its HTTP status is not documented, so only the code counts. */
export const isConflict = (problem: CallProblem): boolean =>
  problem.next === "refused" && problem.error.ErrorCode === THEIR_CODE.conflict;

/** A refusal that nobody took as an answer is for a person to read. */
export function toConnectorProblem(problem: CallProblem): ConnectorProblem {
  if (problem.next !== "refused") return problem;
  const { status, error } = problem;
  if (error.ErrorCode === THEIR_CODE.noAccessToScopes) return { next: "signInAgain", reason: "scopeMissing" };
  const messages = (error.Errors ?? []).map(({ Message }) => Message).filter((message) => message != null);
  return {
    next: "askUser",
    code: askUserCode(status, error),
    theirCode: String(error.ErrorCode ?? status),
    theirMessage: (messages.length > 0 ? messages.join(" ") : (error.DeveloperErrorMessage ?? "")).slice(
      0,
      500,
    ),
    fields: (error.Errors ?? []).map(({ Field }) => Field).filter((field) => field != null),
  };
}

function askUserCode(status: number, error: TheirError): AskUserCode {
  switch (error.ErrorCode) {
    case THEIR_CODE.periodLocked:
      return "delivery.periodLocked";
    case THEIR_CODE.startGuideNotCompleted:
    case THEIR_CODE.companyNotActive:
      return "delivery.companyNotReady";
    case THEIR_CODE.sandboxMixedUp:
      return "delivery.misconfigured";
    // 4002 also says "No access to module: api_standard": the API is not switched on over there.
    case THEIR_CODE.canNotBeChanged:
      return /module/i.test(error.DeveloperErrorMessage ?? "")
        ? "delivery.accessMissing"
        : "delivery.rejected";
    default:
      return status === 403 ? "delivery.accessMissing" : "delivery.rejected";
  }
}

/** The body of a refusal, whatever it is: a proxy's HTML page is an error without a code. */
export function toTheirError(body: string): TheirError {
  try {
    const parsed = theirErrorSchema.safeParse(JSON.parse(body));
    return parsed.success ? parsed.data : {};
  } catch {
    return {};
  }
}

/** `Retry-After` where it is sent; otherwise their sentence says it ("Try again in 55 seconds."). */
export function toRetryAfterSeconds(header: string | null, error: TheirError, now: number): number {
  const seconds = Number(header);
  if (header !== null && Number.isFinite(seconds)) return Math.max(1, Math.ceil(seconds));
  const instant = header === null ? Number.NaN : Date.parse(header);
  if (Number.isFinite(instant)) return Math.max(1, Math.ceil((instant - now) / 1_000));
  const said = /(\d+)\s*second/i.exec(error.DeveloperErrorMessage ?? "");
  return said ? Math.max(1, Number(said[1])) : 60;
}

/** How a request ended that had no answer at all. */
export type Silence = "notSent" | "timedOut" | "connectionLost" | "stopped";

/** Told apart by undici's codes: what failed before a connection stood has certainly not landed. */
export function toSilence(error: unknown, stopped: boolean): Silence {
  if (stopped) return "stopped";
  if (error instanceof Error && error.name === "TimeoutError") return "timedOut";
  return NEVER_CONNECTED.has(codeOf(error)) ? "notSent" : "connectionLost";
}

const NEVER_CONNECTED = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

function codeOf(error: unknown): string {
  for (let current = error; current instanceof Error; current = current.cause) {
    if ("code" in current && typeof current.code === "string" && NEVER_CONNECTED.has(current.code))
      return current.code;
    if (current instanceof AggregateError && current.errors.length > 0) return codeOf(current.errors[0]);
  }
  return "";
}
