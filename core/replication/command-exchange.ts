import { z } from "zod";
import { commandEnvelopeSchema } from "../commands/command.ts";
import { hashSchema, idSchema } from "../ids.ts";

/** The most commands in one request. */
export const COMMANDS_MAX = 200;

/** `POST /sync/commands`: a run of one device's commands, in order of their counters within each company. */
export const commandsRequestSchema = z.strictObject({
  device: idSchema,
  commands: z.array(commandEnvelopeSchema).min(1).max(COMMANDS_MAX),
});
export interface CommandsRequest extends z.infer<typeof commandsRequestSchema> {}

const facts = z.record(z.string(), z.unknown());

/** What became of a command. `duplicate` answers the first outcome again; `later` ends the batch and asks for patience. */
export const outcomeSchema = z.discriminatedUnion("status", [
  z.strictObject({
    status: z.literal("accepted"),
    command: idSchema,
    revision: z.int(),
    decidedAt: z.iso.datetime(),
  }),
  z.strictObject({
    status: z.literal("refused"),
    command: idSchema,
    revision: z.int(),
    decidedAt: z.iso.datetime(),
    code: z.string(),
    facts,
  }),
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

export const commandsAnswerSchema = z.strictObject({
  outcomes: z.array(z.strictObject({ outcome: outcomeSchema, duplicate: z.boolean() })),
});
export interface CommandsAnswer extends z.infer<typeof commandsAnswerSchema> {}

/** One event of `GET /sync/v2/stream`. */
export const headEventSchema = z.strictObject({ company: idSchema, head: z.int() });
