import { canonicalJson } from "../canonical-json.ts";
import { ok, type Result, refuse } from "../result.ts";
import { type HashOf, sha256Hex } from "../sha256.ts";

/** One line of a company's audit log as it is hashed: all that is kept of it but the hash. */
export interface AuditEntry {
  /** Empty for the lines that concern no company. */
  readonly company: string;
  /** Its place in the company's log, from 1. */
  readonly sequence: number;
  readonly at: string;
  readonly userId: string | null;
  readonly deviceId: string | null;
  readonly commandId: string | null;
  readonly action: string;
  readonly subject: string;
  /** JSON as it is kept: written anew it could differ in a byte and still say the same. */
  readonly detail: string;
}

export interface ChainedAuditEntry extends AuditEntry {
  readonly hash: string;
}

/** How far a chain goes: its number of lines and the hash of the last; null where there is none yet. */
export interface AuditChainEnd {
  readonly sequence: number;
  readonly hash: string | null;
}

export const emptyAuditChain: AuditChainEnd = { sequence: 0, hash: null };

/** The hash of everything a line says and of the hash before it, so that no line changes without all that follow. */
export function auditHashOf(
  entry: AuditEntry,
  previousHash: string | null,
  hashOf: HashOf = sha256Hex,
): string {
  const { company, sequence, at, userId, deviceId, commandId, action, subject, detail } = entry;
  const hashed = {
    ...{ company, sequence, at, userId, deviceId, commandId, action, subject, detail },
    previousHash,
  };
  return hashOf(canonicalJson(hashed));
}

/** The first line that is not as it was written, or not where it was. */
export interface AuditProblem {
  readonly code: "audit.broken";
  readonly line: number;
}

/** Proves the next lines of a chain, in their order, from the end of those before. */
export function checkAuditChain(
  entries: Iterable<ChainedAuditEntry>,
  from: AuditChainEnd,
): Result<AuditChainEnd, AuditProblem> {
  let { sequence, hash } = from;
  for (const entry of entries) {
    sequence += 1;
    if (entry.sequence !== sequence || entry.hash !== auditHashOf(entry, hash))
      return refuse({ code: "audit.broken", line: sequence });
    hash = entry.hash;
  }
  return ok({ sequence, hash });
}
