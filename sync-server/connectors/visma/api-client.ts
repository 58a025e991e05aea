import type { z } from "zod";
import { ok, type Result, refuse } from "#core/result.ts";
import type { ConnectSurroundings } from "../connector.ts";
import type { Access } from "./access.ts";
import { VISMA_TIMEOUT_SECONDS, type VismaConfiguration } from "./configuration.ts";
import {
  type CallProblem,
  type Silence,
  THEIR_CODE,
  toRetryAfterSeconds,
  toSilence,
  toTheirError,
} from "./problems.ts";
import { theirPageSchema } from "./schema.ts";

export interface Call {
  readonly method: "GET" | "POST" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /**
   * Whether sending it again could do it twice. Reading could not; creating under a unique number could not;
   * a draft could, for they have no key against it.
   */
  readonly ifUnheard: "again" | "unknown";
}

/** Their API, one call at a time: with a token, in time, and every way to fail told apart. */
export interface ApiClient {
  readonly call: <Schema extends z.ZodType>(
    call: Call,
    schema: Schema,
  ) => Promise<Result<z.infer<Schema>, CallProblem>>;
  /** Every page of a list; `keep` decides again here, for which fields they can filter is not documented. */
  readonly list: <Schema extends z.ZodType>(
    query: ListQuery<Schema>,
  ) => Promise<Result<z.infer<Schema>[], CallProblem>>;
}

export interface ListQuery<Schema extends z.ZodType> {
  readonly path: string;
  readonly schema: Schema;
  readonly filter?: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly keep?: (item: z.infer<Schema>) => boolean;
}

/** The most they give at once. */
const PAGE_SIZE = 1_000;

export function createApiClient(
  configuration: VismaConfiguration,
  access: Access,
  surroundings: Pick<ConnectSurroundings, "fetch" | "now" | "signal">,
): ApiClient {
  const timeoutMs = (configuration.timeoutSeconds ?? VISMA_TIMEOUT_SECONDS) * 1_000;

  const send = async (call: Call, token: string): Promise<Answer> => {
    const url = new URL(configuration.apiUrl + call.path);
    for (const [key, value] of Object.entries(call.query ?? {})) url.searchParams.set(key, value);
    const stop = surroundings.signal;
    if (stop?.aborted) return { silence: "notSent" };
    const timeout = AbortSignal.timeout(timeoutMs);
    try {
      const response = await surroundings.fetch(url, {
        method: call.method,
        // A redirect would carry the token to a host that nobody chose.
        redirect: "manual",
        signal: stop === undefined ? timeout : AbortSignal.any([timeout, stop]),
        headers: {
          authorization: `Bearer ${token}`,
          accept: "application/json",
          ...(call.body === undefined ? {} : { "content-type": "application/json" }),
        },
        ...(call.body === undefined ? {} : { body: JSON.stringify(call.body) }),
      });
      return {
        status: response.status,
        retryAfter: response.headers.get("Retry-After"),
        body: await response.text(),
      };
    } catch (error) {
      return { silence: timeout.aborted ? "timedOut" : toSilence(error, stop?.aborted ?? false) };
    }
  };

  const call: ApiClient["call"] = async (request, schema) => {
    const token = await access.token();
    if (!token.ok) return token;
    let answer = await send(request, token.value);
    if ("status" in answer && answer.status === 401) {
      const renewed = await access.renew(token.value);
      if (!renewed.ok) return renewed;
      answer = await send(request, renewed.value);
    }
    return judge(request, answer, schema, surroundings.now());
  };

  const listFrom = async <Schema extends z.ZodType>(
    { path, schema, filter, query, keep = () => true }: ListQuery<Schema>,
    page: number,
  ): Promise<Result<z.infer<Schema>[], CallProblem>> => {
    const items: z.infer<Schema>[] = [];
    for (let number = page, pages = page; number <= pages; number += 1) {
      const answer = await call(
        {
          method: "GET",
          path,
          query: {
            ...query,
            $page: String(number),
            $pagesize: String(PAGE_SIZE),
            ...(filter === undefined ? {} : { $filter: filter }),
          },
          ifUnheard: "again",
        },
        theirPageSchema,
      );
      if (!answer.ok) return answer;
      pages = answer.value.Meta.TotalNumberOfPages;
      for (const raw of answer.value.Data) {
        const item = schema.safeParse(raw);
        if (!item.success) return refuse(unreadable("again"));
        if (keep(item.data)) items.push(item.data);
      }
    }
    return ok(items);
  };

  return {
    call,
    list: async (query) => {
      const found = await listFrom(query, 1);
      const filterRefused = !found.ok && found.problem.next === "refused" && found.problem.status === 400;
      if (!filterRefused || query.filter === undefined) return found;
      const { filter: _, ...unfiltered } = query;
      return listFrom(unfiltered, 1);
    },
  };
}

type Answer =
  | { readonly silence: Silence }
  | { readonly status: number; readonly retryAfter: string | null; readonly body: string };

function judge<Schema extends z.ZodType>(
  { ifUnheard }: Call,
  answer: Answer,
  schema: Schema,
  now: number,
): Result<z.infer<Schema>, CallProblem> {
  if ("silence" in answer) return refuse(silent(ifUnheard, answer.silence));

  const { status, body } = answer;
  if (status >= 200 && status < 300) {
    const parsed = schema.safeParse(toJson(body));
    return parsed.success ? ok(parsed.data) : refuse(unreadable(ifUnheard));
  }
  const error = toTheirError(body);
  if (status === 401) {
    const isScopeMissing = error.ErrorCode === THEIR_CODE.noAccessToScopes;
    return refuse({ next: "signInAgain", reason: isScopeMissing ? "scopeMissing" : "consentEnded" });
  }
  if (status === 429) {
    const afterSeconds = toRetryAfterSeconds(answer.retryAfter, error, now);
    return refuse({ next: "retryLater", afterSeconds, reason: "tooManyRequests" });
  }
  // 408 is a gateway's word for "took too long": it says as little about what was done as a 5xx does.
  if (status >= 400 && status < 500 && status !== 408) return refuse({ next: "refused", status, error });
  return refuse(
    ifUnheard === "unknown"
      ? { next: "unknown", reason: "theirError" }
      : { next: "retryLater", afterSeconds: 60, reason: "theirError" },
  );
}

const silent = (ifUnheard: Call["ifUnheard"], silence: Silence): CallProblem =>
  ifUnheard === "unknown" && silence !== "notSent"
    ? { next: "unknown", reason: silence }
    : { next: "retryLater", afterSeconds: 60, reason: "unreachable" };

const unreadable = (ifUnheard: Call["ifUnheard"]): CallProblem =>
  ifUnheard === "unknown"
    ? { next: "unknown", reason: "unreadable" }
    : { next: "retryLater", afterSeconds: 300, reason: "unreadable" };

function toJson(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** A text within an OData filter: a quote is doubled. */
export const toFilterText = (text: string): string => `'${text.replaceAll("'", "''")}'`;
