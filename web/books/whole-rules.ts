/** When a company is on a device whole without having been asked to stay. */
export interface WholeRules {
  /** Whoever has no more companies than these has each of them whole. */
  readonly allUpTo: number;
  /** How many of those that were opened last stay. */
  readonly openedMax: number;
}

export const usualRules: WholeRules = { allUpTo: 5, openedMax: 12 };
