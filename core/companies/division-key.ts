import { z } from "zod";
import { type CalendarDate, calendarDateSchema } from "../calendar-date.ts";
import type { Problem } from "../commands/command-module.ts";
import { idSchema } from "../ids.ts";
import { WHOLE } from "../money.ts";
import type { Company } from "./company.ts";

/** Who bears how much of what practitioners have in common, from a day on. */
export const divisionKeySchema = z.strictObject({
  from: calendarDateSchema,
  parts: z
    .array(z.strictObject({ practitioner: idSchema, basisPoints: z.int().min(1).max(WHOLE) }))
    .min(1)
    .max(100),
});
export interface DivisionKey extends z.infer<typeof divisionKeySchema> {}

/** The key of a day; null where none was set yet. */
export const divisionKeyOn = (
  { divisionKeys = [] }: Pick<Company, "divisionKeys">,
  day: CalendarDate,
): DivisionKey | null =>
  divisionKeys.reduce<DivisionKey | null>(
    (last, key) => (key.from <= day && (last === null || last.from < key.from) ? key : last),
    null,
  );

/** Why keys cannot be a company's: each names people it knows, once, and together they bear everything. */
export function divisionKeysProblem(
  keys: readonly DivisionKey[],
  { practitioners }: Pick<Company, "practitioners">,
): Problem | null {
  const known = new Set(practitioners.map(({ id }) => id));
  if (new Set(keys.map(({ from }) => from)).size !== keys.length) return { code: "division.twice" };
  for (const { parts } of keys) {
    if (new Set(parts.map(({ practitioner }) => practitioner)).size !== parts.length)
      return { code: "division.twice" };
    const stranger = parts.find(({ practitioner }) => !known.has(practitioner));
    if (stranger) return { code: "practitioner.notFound", practitioner: stranger.practitioner };
    const basisPoints = parts.reduce((sum, part) => sum + part.basisPoints, 0);
    if (basisPoints !== WHOLE) return { code: "division.notWhole", percent: basisPoints / 100 };
  }
  return null;
}
