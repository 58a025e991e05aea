import { z } from "zod";
import { calendarDateSchema } from "#core/calendar-date.ts";
import { accountSchema, journalSchema } from "#core/charts/chart.ts";
import { commandEnvelopeSchema } from "#core/commands/command.ts";
import { companySchema } from "#core/companies/company.ts";
import { hashSchema, idSchema } from "#core/ids.ts";
import { memberSchema } from "#core/members/member.ts";
import { articleSchema } from "#core/parties/article.ts";
import { partySchema } from "#core/parties/party.ts";
import { checkedChainSchema } from "#core/seals/check-seals.ts";
import { voucherSchema } from "#core/vouchers/voucher.ts";

/** The most documents in one page of the interface. */
export const API_LIMIT_MAX = 200;

export const companyPathSchema = z.object({ company: idSchema });

export const pageQuerySchema = z.object({
  /** The `next` of the page before. */
  after: idSchema.optional(),
  limit: z.coerce.number().int().min(1).max(API_LIMIT_MAX).default(50),
});

export const vouchersQuerySchema = pageQuerySchema.extend({
  kind: z.enum(["sale", "creditNote", "purchase", "expense", "payment", "bankOperation", "entry"]).optional(),
  state: z.enum(["draft", "approved", "recorded", "cancelled"]).optional(),
  from: calendarDateSchema.optional(),
  through: calendarDateSchema.optional(),
});

export const auditQuerySchema = z.object({
  /** The `next` of the page before. */
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(API_LIMIT_MAX).default(50),
  person: idSchema.optional(),
  action: commandEnvelopeSchema.shape.type.optional(),
  document: idSchema.optional(),
  from: calendarDateSchema.optional(),
  through: calendarDateSchema.optional(),
});

export const trialBalanceQuerySchema = z.object({
  from: calendarDateSchema.optional(),
  through: calendarDateSchema.optional(),
});

/** In the order of ids; `next` is null on the last page. */
const pageOf = <Schema extends z.ZodType>(item: Schema) =>
  z.object({ items: z.array(item), next: z.string().nullable() });

export const companiesAnswerSchema = z.object({
  companies: z.array(
    companySchema
      .pick({ id: true, name: true, country: true, currency: true, registration: true, basis: true })
      .extend({ role: memberSchema.shape.role, revision: z.int() }),
  ),
});
export const vouchersAnswerSchema = pageOf(voucherSchema);
export const partiesAnswerSchema = pageOf(partySchema);
export const articlesAnswerSchema = pageOf(articleSchema);
export const accountsAnswerSchema = z.object({
  accounts: z.array(accountSchema),
  journals: z.array(journalSchema),
});

const centsSumSchema = z.int();
export const trialBalanceAnswerSchema = z.object({
  rows: z.array(
    z.object({
      account: z.string(),
      label: z.string(),
      debitCents: centsSumSchema,
      creditCents: centsSumSchema,
      balanceCents: centsSumSchema,
    }),
  ),
  debitCents: centsSumSchema,
  creditCents: centsSumSchema,
  /** Whether the sums hold an opening entry computed from the year before, and whether that is final; null where they hold none. */
  opening: z.enum(["provisional", "fixed"]).nullable(),
});

const namedSchema = z.object({ id: z.string(), name: z.string().nullable() });
/** Newest first; `next` is null on the last page. */
export const auditAnswerSchema = z.object({
  lines: z.array(
    z.object({
      sequence: z.int(),
      at: z.string(),
      person: namedSchema.nullable(),
      device: namedSchema.nullable(),
      action: z.string(),
      subject: z.string(),
      detail: z.unknown(),
      hash: hashSchema,
    }),
  ),
  next: z.int().nullable(),
  people: z.array(namedSchema),
});
export const auditCheckAnswerSchema = z.discriminatedUnion("state", [
  z.object({ state: z.literal("whole"), lines: z.int(), hash: hashSchema.nullable() }),
  z.object({ state: z.literal("broken"), line: z.int() }),
]);

export const sealsCheckAnswerSchema = z.object({ chains: z.array(checkedChainSchema) });

/** The year by its closing day, and whose file: a practitioner's, or the whole ledger's ("company"). */
export const fecQuerySchema = z.object({ through: calendarDateSchema, whom: idSchema });
export const fecExportSchema = z.strictObject({
  ...fecQuerySchema.shape,
  kind: z.enum(["official", "provisional"]),
});
/** The latest year first; `name` is null for the whole ledger, which is not filed where each files for themselves. */
export const fecFilesAnswerSchema = z.object({
  years: z.array(z.object({ from: z.string(), through: z.string() })),
  files: z.array(z.object({ whom: z.string(), name: z.string().nullable(), isFiled: z.boolean() })),
});
/** What stands in the way of the official file, and what should be known before one is handed over. */
export const fecStandingAnswerSchema = z.object({
  obstacles: z.array(z.looseObject({ code: z.string() })),
  notes: z.array(z.looseObject({ code: z.string() })),
});

export const commandPathSchema = z.object({ type: commandEnvelopeSchema.shape.type });
export const commandBodySchema = z.strictObject({ company: idSchema, args: z.unknown() });
/** What an `Idempotency-Key` may be: asking twice under one does it once. */
export const idempotencyKeySchema = idSchema;

export const acceptedAnswerSchema = z.object({
  status: z.literal("accepted"),
  command: idSchema,
  revision: z.int(),
  decidedAt: z.iso.datetime(),
});
export const problemAnswerSchema = z.looseObject({ code: z.string() });
