import { z } from "zod";
import { idSchema } from "../ids.ts";

/**
 * How a document travels: what replication must know in the clear, and the document. State "deleted" says that it is
 * gone, "sealed" that a seal now holds it; its body then holds `acts` alone, so that a device knows whether its own act
 * is already in that.
 */
export const envelopeSchema = z.strictObject({
  /** Begins with the company: `<company>|<document id>`. */
  id: z.string().min(3).max(330),
  company: idSchema,
  revision: z.int().min(1),
  day: z.string().max(10),
  state: z.string().max(20),
  body: z.record(z.string(), z.unknown()),
});
export interface Envelope extends z.infer<typeof envelopeSchema> {}

export const DELETED = "deleted";
export const SEALED = "sealed";

/** Whether an envelope holds a document, or only says that it is live no longer. */
export const isGone = ({ state }: Pick<Envelope, "state">): boolean => state === DELETED || state === SEALED;

export const envelopeIdOf = (company: string, documentId: string): string => `${company}|${documentId}`;
export const documentIdOf = (envelopeId: string): string => envelopeId.slice(envelopeId.indexOf("|") + 1);
