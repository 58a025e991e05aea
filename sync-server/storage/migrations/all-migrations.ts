import type { Migration } from "kysely";
import type { OpenedDialect } from "../dialects/dialect.ts";
import { firstTables } from "./0001-first-tables.ts";
import { partyNumbers } from "./0002-party-numbers.ts";
import { people } from "./0003-people.ts";
import { companyAddresses } from "./0004-company-addresses.ts";
import { auditChain } from "./0005-audit-chain.ts";
import { sharedDevices } from "./0006-shared-devices.ts";
import { firmsSeeNoPatients } from "./0007-firms-see-no-patients.ts";
import { restorations } from "./0008-restorations.ts";
import { sealedDocuments } from "./0009-sealed-documents.ts";
import { deviceLosses } from "./0010-device-losses.ts";
import { companyBranches } from "./0011-company-branches.ts";
import { liveStates } from "./0012-live-states.ts";
import { deviceRecoveries } from "./0013-device-recoveries.ts";
import { provenNumbers } from "./0014-proven-numbers.ts";
import { auditFilters } from "./0015-audit-filters.ts";

/** Every step from an empty database, by name and in order; a step that has shipped is never edited. */
export const allMigrations = ({
  columns,
  onlyGrows,
  staysWhere,
}: Pick<OpenedDialect, "columns" | "onlyGrows" | "staysWhere">): Record<string, Migration> => ({
  "0001-first-tables": { up: firstTables(columns) },
  "0002-party-numbers": { up: partyNumbers(columns) },
  "0003-people": { up: people(columns) },
  "0004-company-addresses": { up: companyAddresses(columns) },
  "0005-audit-chain": { up: auditChain(columns, onlyGrows) },
  "0006-shared-devices": { up: sharedDevices(columns) },
  "0007-firms-see-no-patients": { up: firmsSeeNoPatients },
  "0008-restorations": { up: restorations(columns) },
  "0009-sealed-documents": { up: sealedDocuments(columns, staysWhere) },
  "0010-device-losses": { up: deviceLosses },
  "0011-company-branches": { up: companyBranches(columns) },
  "0012-live-states": { up: liveStates },
  "0013-device-recoveries": { up: deviceRecoveries(columns) },
  "0014-proven-numbers": { up: provenNumbers(columns) },
  "0015-audit-filters": { up: auditFilters },
});
