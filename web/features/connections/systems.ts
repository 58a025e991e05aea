import type { Connection } from "#core/connections/connection.ts";

/** An accounting system that a company can be linked with now. Its name is a name: no language changes it. */
export interface OutsideSystem {
  readonly id: Connection["system"];
  readonly name: string;
}

export const outsideSystems: readonly OutsideSystem[] = [{ id: "visma", name: "Visma eAccounting" }];
