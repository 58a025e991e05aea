import { Hono } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import { SCHEMA_VERSION } from "#core/collections.ts";
import { hashSchema, idSchema } from "#core/ids.ts";
import { type CommandsAnswer, commandsRequestSchema } from "#core/replication/command-exchange.ts";
import { pullRequestSchema } from "#core/replication/pull.ts";
import { numberingOpeningSchema, restorationReportSchema } from "#core/replication/restoration.ts";
import { sealedBodiesRequestSchema } from "#core/replication/sealed-bodies.ts";
import { acceptCommands } from "../commands/accept-commands.ts";
import { createArrivalOrder } from "../commands/arrival-order.ts";
import { createOpenStreams, tooManyStreams, whenSomeEnded } from "../middleware/open-streams.ts";
import { createReadingTurns, oneReadAtATime } from "../middleware/reading-turns.ts";
import { requireSignIn, type SignedIn } from "../middleware/signed-in.ts";
import { checked } from "../middleware/validation.ts";
import { createHeadNews } from "../replication/head-news.ts";
import { pull } from "../replication/pull.ts";
import { streamHeads } from "../replication/stream-heads.ts";
import { streamSealedBodies } from "../replication/stream-sealed-bodies.ts";
import { keepRestorationReport } from "../restoration/keep-report.ts";
import { noticeRestoration } from "../restoration/notice-restoration.ts";
import { openNumbering, readNumbering } from "../restoration/numbering.ts";
import type { Services } from "../services.ts";
import { type Device, noteDeviceContact } from "../storage/devices.ts";
import { findReadableSealBody } from "../storage/readable-blob.ts";
import { toByteRange } from "./byte-range.ts";

const companySchema = z.object({ company: idSchema });
const sealPathSchema = z.object({ hash: hashSchema });

/** Written down this often while a device only pulls: news come by the second, and who validates asks by the hour. */
const CONTACT_MINUTES = 5;

/** A device that has pulled had nothing more to send just before. */
async function noteContact({ storage, now }: Services, { id, lastContactAt }: Device): Promise<void> {
  const at = now();
  if (at.getTime() - Date.parse(lastContactAt) < CONTACT_MINUTES * 60_000) return;
  await storage.write((tx) => noteDeviceContact(tx, { deviceId: id, at: at.toISOString() }));
}

/** Whether something a request carried was not decided, so that what follows it cannot be either. */
const isCut = ({ outcomes }: CommandsAnswer) =>
  outcomes.some(({ outcome }) => outcome.status === "later" || outcome.status === "broken");

/** What devices and the server say to each other: commands up, documents and news of them down. */
export const syncRoutes = (services: Services) => {
  const news = createHeadNews(services);
  const order = createArrivalOrder(services);
  const turns = createReadingTurns(services);
  const streams = createOpenStreams();
  return (
    new Hono<SignedIn>()
      // A device of another version must not fill its replica with documents of a shape it does not know.
      .use("/:version{v[0-9]+}/*", (c, next) =>
        c.req.param("version") === `v${SCHEMA_VERSION}`
          ? next()
          : Promise.resolve(c.json({ code: "outdated", schema: SCHEMA_VERSION } as const, 426)),
      )

      // A revoked device hands in what it still holds; each command is kept whole, as refused.
      .post(
        "/commands",
        requireSignIn(services, { revokedDevice: "passes" }),
        checked("json", commandsRequestSchema),
        async (c) => {
          const { user, device } = c.var.signedIn;
          const { device: deviceId, heads, isBehind = false, ...sent } = c.req.valid("json");
          if (device?.id !== deviceId) return c.json({ code: "device.otherSession" } as const, 403);
          const first = sent.commands[0]!;
          if (isBehind) await order.untilNext(first);
          await noticeRestoration(services, { ...sent, heads });
          const answer = await acceptCommands(services, { userId: user.id, deviceId, ...sent });
          order.answered(deviceId, first.company, isCut(answer));
          return c.json(answer);
        },
      )

      .post("/v5/pull", requireSignIn(services), checked("json", pullRequestSchema), async (c) => {
        const { user, device } = c.var.signedIn;
        const request = c.req.valid("json");
        if (device?.id !== request.device) return c.json({ code: "device.otherSession" } as const, 403);
        await noticeRestoration(services, request);
        const answer = await pull(services, { userId: user.id, request });
        await noteContact(services, device);
        return c.json(answer);
      })

      .post("/restoration", requireSignIn(services), checked("json", restorationReportSchema), async (c) => {
        const report = c.req.valid("json");
        if (c.var.signedIn.device?.id !== report.device)
          return c.json({ code: "device.otherSession" } as const, 403);
        const kept = await keepRestorationReport(services, c.var.signedIn, report);
        return kept.ok ? c.json(kept.value) : c.json(kept.problem, 409);
      })

      .get(
        "/numbering/:company",
        requireSignIn(services),
        checked("param", companySchema),
        oneReadAtATime(turns),
        async (c) => {
          const read = await readNumbering(services, c.var.signedIn, c.req.valid("param").company);
          return read.ok ? c.json({ numbering: read.value }) : c.json(read.problem, 403);
        },
      )

      .post(
        "/numbering/:company/open",
        requireSignIn(services),
        checked("param", companySchema),
        checked("json", numberingOpeningSchema),
        async (c) => {
          const { company } = c.req.valid("param");
          const opened = await openNumbering(services, c.var.signedIn, company, c.req.valid("json"));
          if (opened.ok) return c.json({ numbering: opened.value });
          return c.json(opened.problem, opened.problem.code === "numbering.open" ? 409 : 403);
        },
      )

      .get("/v5/stream", requireSignIn(services), (c) => {
        const { user, tokenHash } = c.var.signedIn;
        const ending = new AbortController();
        const close = streams.open({ userId: user.id, session: tokenHash, end: () => ending.abort() });
        if (close === null) return c.json(tooManyStreams, 429, whenSomeEnded);
        // Proxies that gather answers before passing them on would keep news back.
        c.header("X-Accel-Buffering", "no");
        return streamSSE(c, (stream) => {
          ending.signal.addEventListener("abort", () => stream.abort());
          return streamHeads(services, news, stream, { userId: user.id, tokenHash }).finally(close);
        });
      })

      .post("/v5/seals", requireSignIn(services), checked("json", sealedBodiesRequestSchema), async (c) => {
        const { hashes } = c.req.valid("json");
        const bodies = await streamSealedBodies(services, c.var.signedIn.user.id, hashes);
        return c.body(bodies, 200, { "Content-Type": "application/octet-stream" });
      })

      // The same answer for what does not exist and for what is not theirs.
      .get("/v5/seals/:hash", requireSignIn(services), checked("param", sealPathSchema), async (c) => {
        const { hash } = c.req.valid("param");
        const userId = c.var.signedIn.user.id;
        const record = await services.storage.read((tx) => findReadableSealBody(tx, { userId, hash }));
        if (record === null) return c.json({ code: "seal.unknown" } as const, 404);
        const length = record.storedLength;
        const range = toByteRange(c.req.header("Range"), length);
        if (range === "unsatisfiable")
          return c.json({ code: "file.range" } as const, 416, { "Content-Range": `bytes */${length}` });
        const stream = await services.blobs.read(hash, range ?? undefined);
        if (stream === null) return c.json({ code: "seal.unknown" } as const, 404);
        const headers = {
          "Accept-Ranges": "bytes",
          "Content-Type": "application/octet-stream",
          ETag: `"${hash}"`,
        };
        if (range === null) return c.body(stream, 200, { ...headers, "Content-Length": String(length) });
        return c.body(stream, 206, {
          ...headers,
          "Content-Length": String(range.end - range.start + 1),
          "Content-Range": `bytes ${range.start}-${range.end}/${length}`,
        });
      })
  );
};
