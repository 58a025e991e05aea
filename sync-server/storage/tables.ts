/**
 * The rows as both databases hold them: text, whole numbers and bytes only, so that the two behave alike.
 * A flag is 0 or 1, an instant is ISO text in UTC, and JSON is text that passes its schema when read.
 */
export interface Tables {
  users: UserRow;
  sessions: SessionRow;
  devices: DeviceRow;
  device_recoveries: DeviceRecoveryRow;
  sign_in_attempts: SignInAttemptRow;
  memberships: MembershipRow;
  company_revisions: CompanyRevisionRow;
  company_branches: CompanyBranchRow;
  documents: DocumentRow;
  device_counters: DeviceCounterRow;
  outcomes: OutcomeRow;
  number_series: NumberSeriesRow;
  party_numbers: PartyNumberRow;
  audit: AuditRow;
  audit_heads: AuditHeadRow;
  digests: DigestRow;
  outbox: OutboxTableRow;
  outbox_lanes: OutboxLaneRow;
  secrets: SecretRow;
  oauth_states: OAuthStateRow;
  blobs: BlobRow;
  blob_readers: BlobReaderRow;
  uploads: UploadRow;
  server_facts: ServerFactRow;
  mails: MailRow;
  single_use_links: SingleUseLinkRow;
  invitations: InvitationRow;
  company_addresses: CompanyAddressRow;
  given_numbers: GivenNumberRow;
  restorations: RestorationRow;
  restoration_reports: RestorationReportRow;
  seen_numbers: SeenNumberRow;
}

export interface UserRow {
  id: string;
  email: string | null;
  identifier: string;
  name: string;
  password_hash: string;
  must_personalise: number;
  language: string;
  created_at: string;
  email_verified_at: string | null;
  /** An address that its link has yet to verify. */
  pending_email: string | null;
}

export interface SessionRow {
  token_hash: string;
  user_id: string;
  device_id: string | null;
  created_at: string;
  last_seen_at: string;
  expires_at: string;
  revoked_at: string | null;
  lock_hash: string | null;
}

export interface DeviceRow {
  id: string;
  user_id: string;
  name: string;
  enrolled_at: string;
  last_contact_at: string;
  revoked_at: string | null;
}

export interface DeviceRecoveryRow {
  device_id: string;
  recovery_hash: string;
  recovery: Uint8Array;
}

export interface SignInAttemptRow {
  id: string;
  key: string;
  at: string;
}

export interface MembershipRow {
  company_id: string;
  user_id: string;
  member_id: string;
  role: string;
  /** What the role allows, as a JSON list. */
  rights: string;
  /** The slices the member may read as a JSON list, or null for the whole company. */
  slices: string | null;
}

export interface CompanyRevisionRow {
  company_id: string;
  revision: number;
  /** In which branch that revision lies; null where it is older than branches. */
  branch: string | null;
}

export interface CompanyBranchRow {
  company_id: string;
  first_revision: number;
  branch: string;
}

export interface DocumentRow {
  company_id: string;
  collection: string;
  id: string;
  revision: number;
  day: string | null;
  state: string | null;
  slice: string;
  deleted: number;
  body: string;
  /** The seal the voucher is in, the number of its entry and when it was validated; null of what is live. */
  sealed_in: string | null;
  entry_number: string | null;
  sealed_at: string | null;
}

export interface DeviceCounterRow {
  company_id: string;
  device_id: string;
  counter: number;
  hash: string;
}

export interface OutcomeRow {
  company_id: string;
  command_id: string;
  device_id: string;
  counter: number;
  hash: string;
  type: string;
  made_by: string;
  made_at: string;
  decided_at: string;
  status: string;
  revision: number | null;
  code: string | null;
  facts: string;
  command: string;
}

export interface PartyNumberRow {
  company_id: string;
  number: string;
  party_id: string;
}

export interface NumberSeriesRow {
  company_id: string;
  series: string;
  next_number: number;
  last_day: string | null;
}

/** A number that was given, and to which voucher: the database itself gives none twice. */
export interface GivenNumberRow {
  company_id: string;
  series: string;
  number: number;
  voucher_id: string;
}

/** That a company's books came from a backup; its numbering is shut until somebody opens it. */
export interface RestorationRow {
  company_id: string;
  epoch: string;
  restored_at: string;
  opened_at: string | null;
  opened_by: string | null;
}

/** A device that has come back since a backup was restored, and how many acts it said it would send again. */
export interface RestorationReportRow {
  company_id: string;
  device_id: string;
  epoch: string;
  reported_at: string;
  again_count: number;
}

/** The highest number of a series that a device held when it learned that a backup was restored. */
export interface SeenNumberRow {
  company_id: string;
  device_id: string;
  series: string;
  number: number;
  day: string;
  is_proven: number;
}

export interface AuditRow {
  company_id: string;
  sequence: number;
  at: string;
  user_id: string | null;
  device_id: string | null;
  command_id: string | null;
  action: string;
  subject: string;
  detail: string;
  hash: string;
}

export interface AuditHeadRow {
  company_id: string;
  sequence: number;
  hash: string | null;
}

export interface DigestRow {
  company_id: string;
  slice: string;
  month: string;
  sum: string;
  count: number;
  /** The company's revision since which it stands. */
  revision: number;
}

export interface OutboxTableRow {
  id: string;
  company_id: string;
  connection_id: string;
  voucher_id: string;
  /** Rows of one chain leave in their order: an invoice, its credit note, its payment. */
  chain: string;
  /** The place in the chain. */
  position: number;
  kind: string;
  /** What we call the voucher on the other side, fixed before the first call. */
  reference: string;
  payload_version: number;
  state: string;
  attempts: number;
  not_before: string;
  lease_until: string | null;
  leased_by: string | null;
  external_id: string | null;
  detail: string;
  created_at: string;
  updated_at: string;
}

/** One connection of the outbox: who works on it holds its lease. */
export interface OutboxLaneRow {
  company_id: string;
  connection_id: string;
  lease_until: string;
  leased_by: string | null;
}

export interface SecretRow {
  company_id: string;
  owner_id: string;
  ciphertext: Uint8Array;
  updated_at: string;
}

export interface OAuthStateRow {
  state_hash: string;
  company_id: string;
  connection_id: string;
  user_id: string;
  ciphertext: Uint8Array;
  created_at: string;
  expires_at: string;
}

export interface BlobRow {
  hash: string;
  byte_length: number;
  /** How the stored bytes differ from those the hash names: "identity" or "deflate". */
  encoding: string;
  stored_length: number;
  created_at: string;
}

export interface BlobReaderRow {
  company_id: string;
  hash: string;
  /** A slice of the company, or "*" for members who read the whole company only. */
  slice: string;
  purpose: string;
}

export interface UploadRow {
  company_id: string;
  hash: string;
  user_id: string;
  byte_length: number;
  received_length: number;
  created_at: string;
  completed_at: string | null;
}

export interface ServerFactRow {
  name: string;
  value: string;
}

/** A mail on its way; once it has left or was given up only its kind is kept. */
export interface MailRow {
  id: string;
  kind: string;
  created_at: string;
  state: string;
  attempts: number;
  not_before: string;
  ciphertext: Uint8Array | null;
  done_at: string | null;
  failure: string | null;
}

export interface SingleUseLinkRow {
  token_hash: string;
  kind: string;
  user_id: string;
  email: string;
  password_hash: string | null;
  created_at: string;
  expires_at: string;
}

export interface InvitationRow {
  company_id: string;
  id: string;
  token_hash: string;
  email: string;
  invited_by: string;
  /** The account that was made for whoever is invited, if one was. */
  user_id: string | null;
  created_at: string;
  expires_at: string;
}

export interface CompanyAddressRow {
  address: string;
  company_id: string;
}
