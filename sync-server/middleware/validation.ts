import type { ValidationTargets } from "hono";
import { validator } from "hono/validator";
import type { z } from "zod";

/** One thing wrong with a request: where, and a code that the reader's language has words for. */
export interface RequestIssue {
  readonly path: string;
  readonly code: string;
}

/** Passes a part of the request on as its schema reads it, or answers 400 naming every field that is wrong. */
export const checked = <Target extends keyof ValidationTargets, Schema extends z.ZodType>(
  target: Target,
  schema: Schema,
) =>
  validator(target, (value, c) => {
    if (isDeeperThan(value, DEPTH_MAX)) return c.json({ code: "request.malformed" } as const, 400);
    const read = schema.safeParse(value);
    if (read.success) return read.data as z.output<Schema>;
    return c.json({ code: "request.invalid", issues: read.error.issues.map(toIssue) } as const, 400);
  });

/** Our own schemas give a code as their message; of zod's own messages only the kind of problem is passed on. */
function toIssue(issue: z.core.$ZodIssue): RequestIssue {
  const isOurCode = /^[a-z]\w*(\.\w+)+$/.test(issue.message);
  return { path: issue.path.join("."), code: isOurCode ? issue.message : `request.${issue.code}` };
}

/** Nothing we are sent is half as deep; what is walked by a function that calls itself must not exhaust the stack. */
const DEPTH_MAX = 40;

function isDeeperThan(value: unknown, depthMax: number): boolean {
  let level: unknown[] = [value];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > depthMax) return true;
    const next: unknown[] = [];
    for (const one of level)
      if (typeof one === "object" && one !== null)
        for (const inner of Object.values(one)) if (typeof inner === "object") next.push(inner);
    level = next;
  }
  return false;
}
