import { bodyLimit } from "hono/body-limit";
import { createMiddleware } from "hono/factory";
import { PIECE_BYTES_MAX } from "../storage/blobs/receive-piece.ts";

const KIBIBYTE = 1024;
const OTHERS_BYTES_MAX = 256 * KIBIBYTE;
/** A few hundred commands with long invoices; a device that has more sends them in several requests. */
const SYNC_BYTES_MAX = 8 * KIBIBYTE * KIBIBYTE;
/** As many companies as one device may declare losses in, however long their ids are. */
const RENEWAL_BYTES_MAX = 3 * KIBIBYTE * KIBIBYTE;

const limit = (maxSize: number) =>
  bodyLimit({
    maxSize,
    onError: (c) => c.json({ code: "request.tooLarge", maxBytes: maxSize } as const, 413),
  });

const filesLimit = limit(PIECE_BYTES_MAX);
const syncLimit = limit(SYNC_BYTES_MAX);
const renewalLimit = limit(RENEWAL_BYTES_MAX);
const othersLimit = limit(OTHERS_BYTES_MAX);

/** Stops reading a body that is larger than its address has any use for. */
export const bodySize = createMiddleware((c, next) => {
  if (c.req.path.startsWith("/files/")) return filesLimit(c, next);
  if (c.req.path.startsWith("/sync/") || c.req.path.startsWith("/api/")) return syncLimit(c, next);
  if (c.req.path === "/session/device/renewal") return renewalLimit(c, next);
  return othersLimit(c, next);
});
