import { type Right, type RoleTerms, rightsOfPredefined, type Standing, standingOf } from "./rights.ts";

/** The id of the role that a company gives whoever takes it into an accounting firm's list. */
export const FIRM_ROLE = "firm";

/** They keep the accounts, and say which of the firm's people do; who runs the company stays who ran it. */
const rightsOfFirm: readonly Right[] = [...rightsOfPredefined.accountant, "manageClients"];

/** The role of an accounting firm that a company invites: as the company has changed it, or as it begins. */
export const firmTerms = (roles: readonly RoleTerms[]): RoleTerms =>
  roles.find(({ id }) => id === FIRM_ROLE) ?? { id: FIRM_ROLE, rights: rightsOfFirm, reads: "whole" };

/** What the firm may then do and read: never who a patient is. */
export const standingOfFirm = (roles: readonly RoleTerms[]): Standing =>
  standingOf({ role: FIRM_ROLE, state: "active", reads: "whole", practitioner: null, isOfFirm: true }, [
    firmTerms(roles),
  ]);
