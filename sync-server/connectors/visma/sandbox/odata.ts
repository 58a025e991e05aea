import type { SandboxSettings, TheirItem } from "./sandbox-state.ts";
import { fieldError, invalid } from "./their-refusal.ts";

export interface ListRequest {
  readonly page: string | undefined;
  readonly pageSize: string | undefined;
  readonly filter: string | undefined;
}

/** One page in their envelope, of the part of OData that their manual shows: `eq`, `and`, `contains`. */
export function toPage(
  items: readonly TheirItem[],
  request: ListRequest,
  settings: SandboxSettings,
  now: number,
) {
  const filter = request.filter === undefined ? () => true : toPredicate(request.filter, settings);
  const found = items.filter(filter);
  const size = Math.min(Math.max(1, Number(request.pageSize ?? 50) || 50), settings.maxPageSize);
  const page = Math.max(1, Number(request.page ?? 1) || 1);
  return {
    Meta: {
      CurrentPage: page,
      PageSize: size,
      TotalNumberOfPages: Math.ceil(found.length / size),
      TotalNumberOfResults: found.length,
      ServerTimeUtc: new Date(now).toISOString(),
    },
    Data: found.slice((page - 1) * size, page * size),
  };
}

type Predicate = (item: TheirItem) => boolean;

const LITERAL = String.raw`'(?:[^']|'')*'|true|false|-?\d+(?:\.\d+)?`;
const TERM = new RegExp(
  String.raw`^\s*(?:(?<field>\w+)\s+eq\s+(?<literal>${LITERAL})|contains\(\s*(?<within>\w+)\s*,\s*(?<part>'(?:[^']|'')*')\s*\))\s*(?<and>and\s+|$)`,
);

function toPredicate(filter: string, { unfilterableFields }: SandboxSettings): Predicate {
  const terms: Predicate[] = [];
  for (let rest = filter; rest !== ""; ) {
    const match = TERM.exec(rest);
    const groups = match?.groups ?? {};
    const field = groups["field"] ?? groups["within"];
    if (match === null || field === undefined || unfilterableFields.includes(field)) {
      throw invalid([fieldError("$filter", "InvalidFilter", "The query specified in the URI is not valid.")]);
    }
    if (groups["literal"] !== undefined) {
      const wanted = toLiteral(groups["literal"]);
      terms.push((item) => item[field] === wanted);
    } else {
      const part = String(toLiteral(groups["part"] ?? "''"));
      terms.push((item) => String(item[field] ?? "").includes(part));
    }
    rest = rest.slice(match[0].length);
  }
  return (item) => terms.every((term) => term(item));
}

function toLiteral(literal: string): string | number | boolean {
  if (literal.startsWith("'")) return literal.slice(1, -1).replaceAll("''", "'");
  return literal === "true" || literal === "false" ? literal === "true" : Number(literal);
}
