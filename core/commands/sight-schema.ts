import { z } from "zod";
import { monthDigestSchema } from "../replication/pull.ts";

/** By `<slice>/<month>`. */
const digestsSchema = z.record(
  z
    .string()
    .max(170)
    .regex(/^[A-Za-z0-9._:@~-]+\/\d{4}-\d{2}$/),
  monthDigestSchema,
);

/** What somebody saw of the books they make irreversible, to be held against what the server has. */
export const sightSchema = z.strictObject({
  /** The revision of the server's documents that were on the device. */
  revision: z.int().min(0),
  /** What the device held of the server's vouchers in the months through the last day. */
  held: digestsSchema,
  /** What was to be sealed as the validator saw it, with the device's own acts laid over. */
  seen: digestsSchema,
  /** The counter of the last of those acts; 0 where there was none. */
  pending: z.int().min(0),
});
export interface Sight extends z.infer<typeof sightSchema> {}
