import type { Cursor } from "./cursor-store.ts";

/**
 * How much of a company is on this device: all of it, the card alone, or what came first of one that is on its way to
 * be whole. Null while the server has not said anything of it, or has not ended saying all.
 */
export type Hold = "whole" | "opening" | "card";

export function toHold({ heads, cards }: Cursor, company: string, isPreview: boolean): Hold | null {
  if (heads[company] !== undefined) return "whole";
  if (cards[company] === undefined) return null;
  return isPreview ? "opening" : "card";
}

/** Nothing may be judged on a part of a company's documents. */
export const isPartial = (hold: Hold | null): boolean => hold === "card" || hold === "opening";
