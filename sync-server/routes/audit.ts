import { Hono } from "hono";
import { createMiddleware } from "hono/factory";
import type { ChainedAuditEntry } from "#core/audit/audit-chain.ts";
import { maySeeAudit } from "#core/audit/may-see-audit.ts";
import { csvRow } from "#core/formats/csv/csv-row.ts";
import { oneReadAtATime, type ReadingTurns, tooManyReads } from "../middleware/reading-turns.ts";
import { retryAfter } from "../middleware/retry-after.ts";
import { checked } from "../middleware/validation.ts";
import { toStanding } from "../replication/what-members-see.ts";
import type { Services } from "../services.ts";
import {
  appendAudit,
  peopleOfCompany,
  readAudit,
  readAuditChain,
  readAuditEnd,
  type ShownAuditLine,
} from "../storage/audit.ts";
import { checkAudit } from "../storage/check-audit.ts";
import type { OfCompany } from "./api-reads.ts";
import { auditQuerySchema } from "./api-schemas.ts";

const EXPORT_PAGE_LINES = 1000;

/** A company's audit log: read by the page, proved from its first line, and handed out whole. */
export const auditRoutes = (services: Services, turns: ReadingTurns) => {
  const { storage, now } = services;
  return (
    new Hono<OfCompany>()
      .use(
        createMiddleware<OfCompany>(async (c, next) => {
          if (!maySeeAudit(toStanding(c.var.membership)))
            return c.json({ code: "rights.missing", right: "seeAudit" } as const, 403);
          await next();
          return;
        }),
      )

      .get("/", checked("query", auditQuerySchema), async (c) => {
        const { companyId } = c.var.membership;
        const query = c.req.valid("query");
        const { lines, people } = await storage.read(async (tx) => ({
          lines: await readAudit(tx, { companyId, ...query }),
          people: await peopleOfCompany(tx, companyId),
        }));
        const next = lines.length < query.limit ? null : (lines.at(-1)?.sequence ?? null);
        return c.json({ lines: lines.map(toTold), next, people });
      })

      .get("/check", oneReadAtATime(turns), async (c) => {
        const proved = await checkAudit(services, c.var.membership.companyId);
        if (!proved.ok) return c.json({ state: "broken", line: proved.problem.line } as const);
        const { sequence, hash } = proved.value;
        return c.json({ state: "whole", lines: sequence, hash } as const);
      })

      // It leaves a line, so it is no GET: no page of others can make a member's browser ask for it.
      .post("/export", async (c) => {
        const { companyId } = c.var.membership;
        const { user } = c.var.signedIn;
        const turn = turns.take(user.id);
        if ("afterSeconds" in turn) return c.json(tooManyReads, 429, retryAfter(turn));
        const giveBack = () => turn.giveBack("free");
        const through = await noteExport(services, companyId, c.var.signedIn).catch((error: unknown) => {
          giveBack();
          throw error;
        });
        return c.body(exportStream(services, { companyId, through, giveBack }), 200, {
          "Content-Type": "text/csv; charset=utf-8",
          "Content-Disposition": `attachment; filename="audit-${now().toISOString().slice(0, 10)}.csv"`,
        });
      })
  );
};

const toTold = ({ personName, deviceName, userId, deviceId, commandId: _, ...line }: ShownAuditLine) => ({
  ...line,
  person: userId === null ? null : { id: userId, name: personName },
  device: deviceId === null ? null : { id: deviceId, name: deviceName },
});

type ExportedLine = ChainedAuditEntry & Pick<ShownAuditLine, "personName" | "deviceName">;

const COLUMNS = [
  "line",
  "at",
  "person",
  "device",
  "action",
  "document",
  "detail",
  "command",
  "personId",
  "deviceId",
  "hash",
];
const toRow = (line: ExportedLine) =>
  csvRow([
    line.sequence,
    line.at,
    line.personName,
    line.deviceName,
    line.action,
    line.subject,
    line.detail,
    line.commandId,
    line.userId,
    line.deviceId,
    line.hash,
  ]);

/** Leaves the line of an export; the file ends with it. */
const noteExport = (
  { storage, now }: Services,
  companyId: string,
  { user, device }: OfCompany["Variables"]["signedIn"],
): Promise<number> =>
  storage.write(async (tx) => {
    const end = await readAuditEnd(tx, companyId);
    await appendAudit(tx, {
      companyId,
      at: now().toISOString(),
      userId: user.id,
      deviceId: device?.id ?? null,
      commandId: null,
      action: "audit.export",
      subject: companyId,
      detail: { lines: end.sequence, hash: end.hash },
    });
    return end.sequence + 1;
  });

/** Every field that is hashed is there, so whoever holds the file can prove it. */
function exportStream(
  { storage }: Services,
  {
    companyId,
    through,
    giveBack,
  }: { readonly companyId: string; readonly through: number; readonly giveBack: () => void },
): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let after = 0;
  const readPage = async () => {
    const limit = Math.min(EXPORT_PAGE_LINES, through - after);
    return limit === 0 ? [] : storage.read((tx) => readAuditChain(tx, { companyId, after, limit }));
  };
  return new ReadableStream({
    start: (controller) => controller.enqueue(encoder.encode(`\u{feff}${csvRow(COLUMNS)}`)),
    pull: async (controller) => {
      try {
        const page = await readPage();
        const last = page.at(-1);
        if (last === undefined) {
          giveBack();
          return controller.close();
        }
        after = last.sequence;
        controller.enqueue(encoder.encode(page.map(toRow).join("")));
      } catch (error) {
        giveBack();
        throw error;
      }
    },
    cancel: giveBack,
  });
}
