import { z } from "zod";
import { type CalendarDate, calendarDateSchema } from "../calendar-date.ts";

/** What a company has subscribed to. Plans are data: nothing is charged for them here. */
export const planSchema = z.strictObject({
  name: z.enum(["practice", "pro", "firm"]),
  /** The last day of writing; null while the plan goes on. Books stay readable and exportable afterwards. */
  throughDay: calendarDateSchema.nullable(),
  /** The premium licence, which links to an accounting firm's production software need. */
  isPremium: z.boolean(),
});
export interface Plan extends z.infer<typeof planSchema> {}

interface PlanTerms {
  /** How many people may work beside the owner; null for as many as there are. */
  readonly collaboratorsMax: number | null;
  /** Whether the company may look after others as their accounting firm. */
  readonly allowsFirm: boolean;
}

export const planTerms: Readonly<Record<Plan["name"], PlanTerms>> = {
  practice: { collaboratorsMax: null, allowsFirm: false },
  pro: { collaboratorsMax: 4, allowsFirm: false },
  firm: { collaboratorsMax: null, allowsFirm: true },
};

export const hasEnded = (plan: Plan, on: CalendarDate): boolean =>
  plan.throughDay !== null && on > plan.throughDay;
