import { z } from "zod";

/** What can go wrong on demand. "POST /v2/customerinvoicedrafts" names one route, a last * any that begin so. */
export const faultSchema = z.strictObject({
  route: z.string().min(1),
  kind: z.enum([
    "answerLate",
    "writeLate",
    "dropBeforeWrite",
    "dropAfterWrite",
    "status",
    "statusAfterWrite",
    "malformedJson",
  ]),
  /** How many requests it strikes. */
  count: z.int().min(1).default(1),
  /** For late ones: by how much. */
  ms: z.int().min(0).default(0),
  /** For a status: which, and their error code with it. */
  status: z.int().min(400).max(599).default(500),
  code: z.int().nullable().default(null),
});
export interface Fault extends z.infer<typeof faultSchema> {}

/** Armed faults, first come first served. */
export class Faults {
  private armed: Fault[] = [];

  arm(fault: Fault): void {
    this.armed.push({ ...fault });
  }

  clear(): void {
    this.armed = [];
  }

  list(): readonly Fault[] {
    return this.armed;
  }

  /** The fault that strikes this request, counted down. */
  take(method: string, path: string): Fault | null {
    const name = `${method} ${path}`;
    const fault = this.armed.find(({ route }) =>
      route.endsWith("*") ? name.startsWith(route.slice(0, -1)) || route === "*" : name === route,
    );
    if (fault === undefined) return null;
    fault.count -= 1;
    if (fault.count === 0) this.armed = this.armed.filter((armed) => armed !== fault);
    return fault;
  }
}
