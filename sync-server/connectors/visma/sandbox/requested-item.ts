import type { Context } from "hono";
import type { TheirItem } from "./sandbox-state.ts";
import { fieldError, invalid, notFound } from "./their-refusal.ts";
import type { Body } from "./their-rules.ts";

export function findItem(items: readonly TheirItem[], id: string): TheirItem {
  const item = items.find(({ Id }) => Id === id);
  if (item === undefined) throw notFound(`The resource with id ${id}`);
  return item;
}

export async function readBody(c: Context): Promise<Body> {
  try {
    const body: unknown = await c.req.json();
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body as Body;
  } catch {
    // Answered below, like every other body that is no object.
  }
  throw invalid([fieldError("", "InvalidJson", "The body is not a JSON object.")]);
}
