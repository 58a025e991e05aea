import { type Right, rights } from "#core/rights/rights.ts";

export const rightGroups = ["enter", "files", "books", "direct"] as const;
export type RightGroup = (typeof rightGroups)[number];

/** Where each right stands on the sheet of a role: a new one does not compile until it has its place. */
export const groupOfRight: Readonly<Record<Right, RightGroup>> = {
  draft: "enter",
  approve: "enter",
  record: "enter",
  correct: "enter",
  keepParties: "files",
  seePatients: "files",
  import: "books",
  export: "books",
  protect: "books",
  validate: "books",
  close: "books",
  review: "books",
  seeAudit: "books",
  connect: "direct",
  manageCompany: "direct",
  manageMembers: "direct",
  manageClients: "direct",
};

/** The rights worth a line here, in their order: client companies are an accounting firm's alone. */
export const shownRights = (isFirm: boolean): readonly Right[] =>
  rights.filter((right) => right !== "manageClients" || isFirm);
