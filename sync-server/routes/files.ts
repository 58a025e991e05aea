import { Hono } from "hono";
import { z } from "zod";
import { hashSchema, idSchema } from "#core/ids.ts";
import type { SignedIn } from "../middleware/signed-in.ts";
import { requireSignIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import type { Services } from "../services.ts";
import { mayReadBlob, readBlobRecord } from "../storage/blob-records.ts";
import { receivePiece, type UploadProblem } from "../storage/blobs/receive-piece.ts";
import { memberOf } from "../storage/memberships.ts";
import { readUpload } from "../storage/uploads.ts";
import { toByteRange } from "./byte-range.ts";

const pathSchema = z.object({ company: idSchema, hash: hashSchema });

const wholeNumber = z
  .string()
  .regex(/^\d{1,15}$/)
  .transform(Number);
const pieceSchema = z.strictObject({ offset: wholeNumber, length: wholeNumber });

const statusByCode = {
  "file.offset": 409,
  "file.lengthChanged": 409,
  "file.tooLarge": 413,
  "file.tooManyUploads": 429,
  "file.hashMismatch": 422,
} as const satisfies Record<UploadProblem["code"], number>;

/** Bytes by their hash: up in pieces that resume, down whole or in ranges, for members whose company may read them. */
export const filesRoutes = (services: Services) =>
  new Hono<SignedIn>()
    .use(requireSignIn(services))

    .put("/:company/:hash", checked("param", pathSchema), checked("query", pieceSchema), async (c) => {
      const { company, hash } = c.req.valid("param");
      const { offset, length } = c.req.valid("query");
      const userId = c.var.signedIn.user.id;
      const member = await services.storage.read((tx) => memberOf(tx, userId, company));
      if (member === null) return c.json({ code: "company.notMember" } as const, 403);

      const bytes = new Uint8Array(await c.req.arrayBuffer());
      const key = { companyId: company, hash, userId };
      const received = await receivePiece(services, key, { offset, length, bytes });
      if (!received.ok) return c.json(received.problem, statusByCode[received.problem.code]);
      return c.json(received.value);
    })

    // Hono answers HEAD from here too: how much of an upload is there, or how long a readable file is.
    .get("/:company/:hash", checked("param", pathSchema), async (c) => {
      const { company, hash } = c.req.valid("param");
      const userId = c.var.signedIn.user.id;
      const found = await services.storage.read(async (tx) => {
        const member = await memberOf(tx, userId, company);
        if (member === null) return null;
        const mayRead = await mayReadBlob(tx, member, hash);
        return {
          record: mayRead ? await readBlobRecord(tx, hash) : null,
          upload: await readUpload(tx, { companyId: company, hash, userId }),
        };
      });
      if (found === null) return c.json({ code: "company.notMember" } as const, 403);

      const { upload } = found;
      // A restored database may name bytes that were not restored with it.
      const record =
        found.record !== null && (await services.blobs.storedLength(hash)) === found.record.storedLength
          ? found.record
          : null;
      if (record === null || record.encoding !== "identity") {
        if (c.req.method !== "HEAD" || upload === null || upload.completedAt !== null)
          return c.json({ code: "file.unknown" } as const, 404);
        return c.body(null, 200, {
          "Upload-Offset": String(upload.receivedLength),
          "Upload-Length": String(upload.byteLength),
          "Upload-Complete": "?0",
        });
      }

      const length = record.byteLength;
      const headers = {
        "Accept-Ranges": "bytes",
        "Content-Disposition": "attachment",
        "Content-Type": "application/octet-stream",
        ETag: `"${hash}"`,
      };
      if (c.req.method === "HEAD") {
        return c.body(null, 200, {
          ...headers,
          "Content-Length": String(length),
          "Upload-Offset": String(length),
          "Upload-Length": String(length),
          "Upload-Complete": "?1",
        });
      }
      const range = toByteRange(c.req.header("Range"), length);
      if (range === "unsatisfiable") {
        return c.json({ code: "file.range" } as const, 416, { "Content-Range": `bytes */${length}` });
      }
      const stream = await services.blobs.read(hash, range ?? undefined);
      if (stream === null) return c.json({ code: "file.unknown" } as const, 404);
      if (range === null) return c.body(stream, 200, { ...headers, "Content-Length": String(length) });
      return c.body(stream, 206, {
        ...headers,
        "Content-Length": String(range.end - range.start + 1),
        "Content-Range": `bytes ${range.start}-${range.end}/${length}`,
      });
    });
