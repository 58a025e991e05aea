import { z } from "zod";
import { calendarDateSchema } from "../calendar-date.ts";
import { commandEnvelopeSchema } from "../commands/command.ts";
import { hashSchema, idSchema } from "../ids.ts";
import { epochSchema, headProofsSchema, proofsSchema } from "./restoration.ts";

/** The most commands in one request. */
export const COMMANDS_MAX = 200;

const facts = z.record(z.string(), z.unknown());

/** A number that an acceptance has given. */
export const givenNumberSchema = z.strictObject({
  voucher: idSchema,
  number: z.string().max(35),
  day: calendarDateSchema,
});
export interface GivenNumber extends z.infer<typeof givenNumberSchema> {}

const decided = {
  command: idSchema,
  revision: z.int(),
  decidedAt: z.iso.datetime(),
  /** In which life of the server that was. */
  epoch: epochSchema.optional(),
  /** The server's own mark, by which it knows after a restored backup that it has said this. */
  proof: hashSchema.optional(),
};
const acceptedSchema = z.strictObject({
  status: z.literal("accepted"),
  ...decided,
  numbers: z.array(givenNumberSchema).optional(),
});
const refusedSchema = z.strictObject({ status: z.literal("refused"), ...decided, code: z.string(), facts });

/** The server's word about a command: it stands for good. */
export const decidedOutcomeSchema = z.discriminatedUnion("status", [acceptedSchema, refusedSchema]);
export type DecidedOutcome = z.infer<typeof decidedOutcomeSchema>;

/** What became of a command. `duplicate` answers the first outcome again; `later` ends the batch and asks for patience. */
export const outcomeSchema = z.discriminatedUnion("status", [
  acceptedSchema,
  refusedSchema,
  z.strictObject({
    status: z.literal("later"),
    command: idSchema,
    code: z.string(),
    afterSeconds: z.int().min(1),
  }),
  /** The chain of this device does not fit: a copied profile, or commands the server has never seen. */
  z.strictObject({
    status: z.literal("broken"),
    command: idSchema,
    code: z.enum(["forked", "gap", "tampered"]),
    expectedCounter: z.int(),
    expectedHash: hashSchema.nullable(),
  }),
]);
export type Outcome = z.infer<typeof outcomeSchema>;

/** `POST /sync/commands`: a run of one device's commands, in order of their counters within each company. */
export const commandsRequestSchema = z.strictObject({
  device: idSchema,
  commands: z.array(commandEnvelopeSchema).min(1).max(COMMANDS_MAX),
  /** The server's epoch as this device knows it, null before its first pull. Who says it gets proofs with the outcomes. */
  epoch: epochSchema.nullable().optional(),
  heads: headProofsSchema.optional(),
  proofs: proofsSchema.optional(),
  /** Whether what comes before in the device's chain was sent and not yet answered: it may arrive after this. */
  isBehind: z.literal(true).optional(),
  /** Those that were made before a backup was restored, with what the server had said of them; null: nothing. */
  again: z
    .array(z.strictObject({ command: idSchema, told: decidedOutcomeSchema.nullable() }))
    .max(COMMANDS_MAX)
    .optional(),
});
export interface CommandsRequest extends z.infer<typeof commandsRequestSchema> {}

export const commandsAnswerSchema = z.strictObject({
  outcomes: z.array(z.strictObject({ outcome: outcomeSchema, duplicate: z.boolean() })),
});
export interface CommandsAnswer extends z.infer<typeof commandsAnswerSchema> {}

/** One event of `GET /sync/v5/stream`. */
export const headEventSchema = z.strictObject({ company: idSchema, head: z.int() });
