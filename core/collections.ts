import { z } from "zod";
import { type Chart, chartSchema } from "./charts/chart.ts";
import { type Company, companySchema } from "./companies/company.ts";
import {
  type Connection,
  connectionSchema,
  type Delivery,
  deliverySchema,
} from "./connections/connection.ts";
import { idSchema } from "./ids.ts";
import { importBatchSchema } from "./imports/import-batch.ts";
import { type MatchingDocument, matchingDocumentSchema } from "./matchings/line-matching.ts";
import { type Member, memberSchema } from "./members/member.ts";
import { type Article, articleSchema } from "./parties/article.ts";
import { type Party, partySchema } from "./parties/party.ts";
import { refusalSchema } from "./replication/refusal.ts";
import { type SealHeader, sealHeaderSchema } from "./seals/seal-header.ts";
import { type Voucher, voucherSchema } from "./vouchers/voucher.ts";

/** The version of the documents' shape. It is part of replication's address; a device of another version gets 426. */
export const SCHEMA_VERSION = 5;

/** A paper: its description; the bytes go by hash. */
export const attachmentSchema = z.strictObject({
  id: idSchema,
  voucher: idSchema.nullable(),
  name: z.string().max(200),
  mediaType: z.string().max(100),
  byteLength: z.int().min(0),
  hash: z.string().max(64),
  slice: idSchema,
  acts: z.record(idSchema, z.int().min(0)),
});
export interface Attachment extends z.infer<typeof attachmentSchema> {}

/** Refused commands until decided, and import batches. */
export const outcomeDocumentSchema = z.discriminatedUnion("type", [refusalSchema, importBatchSchema]);
export type OutcomeDocument = z.infer<typeof outcomeDocumentSchema>;

/** Everything that replicates, written once: the device builds its replica from this list and the server its checks. */
export const collections = {
  companies: companySchema,
  vouchers: voucherSchema,
  seals: sealHeaderSchema,
  parties: partySchema,
  articles: articleSchema,
  accounts: chartSchema,
  members: memberSchema,
  connections: connectionSchema,
  deliveries: deliverySchema,
  outcomes: outcomeDocumentSchema,
  attachments: attachmentSchema,
  matchings: matchingDocumentSchema,
} as const satisfies Record<string, z.ZodType>;

export type CollectionName = keyof typeof collections;
export const collectionNames = Object.keys(collections) as CollectionName[];

export interface Documents {
  companies: Company;
  vouchers: Voucher;
  seals: SealHeader;
  parties: Party;
  articles: Article;
  accounts: Chart;
  members: Member;
  connections: Connection;
  deliveries: Delivery;
  outcomes: OutcomeDocument;
  attachments: Attachment;
  matchings: MatchingDocument;
}

/** The slice a document belongs to; what is no voucher's belongs to everyone in the company. */
export function sliceOf<Name extends CollectionName>(name: Name, document: Documents[Name]): string {
  if (name === "vouchers" || name === "matchings" || name === "deliveries" || name === "attachments")
    return (document as Voucher | MatchingDocument | Delivery | Attachment).slice;
  if (name === "outcomes") return (document as OutcomeDocument).slice;
  return "shared";
}

/** The day a document is about, for the replica's envelope; "" when it has none. */
export function dayOf<Name extends CollectionName>(name: Name, document: Documents[Name]): string {
  if (name === "vouchers") return (document as Voucher).day;
  if (name === "seals") return (document as SealHeader).throughDay;
  return "";
}

/** What state a document is in, for the replica's envelope. */
export function stateOf<Name extends CollectionName>(name: Name, document: Documents[Name]): string {
  if (name === "vouchers") return (document as Voucher).state;
  if (name === "connections") return (document as Connection).state;
  if (name === "deliveries") return (document as Delivery).state;
  return "";
}
