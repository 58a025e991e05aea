import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";

/** One of their objects, in their words. */
export interface TheirItem {
  readonly Id: string;
  readonly [field: string]: unknown;
}

export interface SandboxCompany {
  readonly id: string;
  /** Their CompanySettingsApi, as it is answered. */
  settings: Record<string, unknown>;
  customers: TheirItem[];
  articles: TheirItem[];
  drafts: TheirItem[];
  invoices: TheirItem[];
  links: TheirItem[];
  readonly codings: TheirItem[];
  readonly units: TheirItem[];
  readonly terms: TheirItem[];
  nextCustomerNumber: number;
  nextInvoiceNumber: number;
}

export interface SandboxUser {
  readonly id: string;
  readonly email: string;
  readonly name: string;
  readonly companyIds: readonly string[];
}

/** One consent: a person let one client work in one company. */
export interface Grant {
  readonly id: string;
  readonly userId: string;
  readonly clientId: string;
  readonly companyId: string;
  readonly scopes: readonly string[];
  isRevoked: boolean;
}

/** What the real service does is not documented here, so a test may choose. */
export interface SandboxSettings {
  /** Whether VAT is rounded on each row, or once on the sum of each rate. */
  vatRounding: "row" | "total";
  oldRefreshTokenDies: boolean;
  /** The status of error 4000. */
  conflictStatus: 400 | 409;
  maxPageSize: number;
  /** Fields that cannot be filtered: asking for one is a 400. */
  unfilterableFields: string[];
  sendsRetryAfter: boolean;
}

export interface SandboxState {
  users: SandboxUser[];
  companies: SandboxCompany[];
  grants: Grant[];
  accessTokens: Record<string, { readonly grantId: string; expiresAt: number }>;
  refreshTokens: Record<string, { readonly grantId: string; isDead: boolean }>;
  settings: SandboxSettings;
}

export const sandboxSettings: SandboxSettings = {
  vatRounding: "total",
  oldRefreshTokenDies: true,
  conflictStatus: 400,
  maxPageSize: 1_000,
  unfilterableFields: [],
  sendsRetryAfter: true,
};

/** What the sandbox remembered, so that a restart of the demonstration loses neither consent nor draft. */
export function readState(file: string): SandboxState | null {
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as SandboxState) : null;
}

/** Written beside and renamed, so a kill in the middle leaves the file before it. */
export function writeState(file: string, state: SandboxState): void {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(state));
  renameSync(`${file}.new`, file);
}
