import type { CalendarDate } from "../calendar-date.ts";
import type { Plan } from "./plan.ts";

interface PlanTerms {
  /** How many people may work beside the owner; null for as many as there are. */
  readonly collaboratorsMax: number | null;
  /** Whether the company may look after others as their accounting firm. */
  readonly allowsFirm: boolean;
  /** What a month costs whoever begins or renews it today. Nothing is charged yet. */
  readonly monthlyCents: number;
}

export const planTerms: Readonly<Record<Plan["name"], PlanTerms>> = {
  practice: { collaboratorsMax: null, allowsFirm: false, monthlyCents: 0 },
  pro: { collaboratorsMax: 4, allowsFirm: false, monthlyCents: 0 },
  firm: { collaboratorsMax: null, allowsFirm: true, monthlyCents: 0 },
};

export const hasEnded = (plan: Pick<Plan, "throughDay">, on: CalendarDate): boolean =>
  plan.throughDay !== null && on > plan.throughDay;
