import { Hono } from "hono";
import {
  exportableFecs,
  type FecRequest,
  type FecRequestProblem,
  fecRequestProblem,
  isFiled,
} from "#core/exports/fec-files.ts";
import { archiveStream } from "../exports/archive-stream.ts";
import { type PreparedFec, prepareFecExport } from "../exports/export-fec.ts";
import { BUSY_SECONDS, createExportTurns, EXPORTS_AT_ONCE } from "../exports/export-turns.ts";
import { type FecBooks, readCompanyWithYears, readFecBooks } from "../exports/read-fec-books.ts";
import { oneReadAtATime, type ReadingTurns, tooManyReads } from "../middleware/reading-turns.ts";
import { retryAfter } from "../middleware/retry-after.ts";
import { checked } from "../middleware/validation.ts";
import { toStanding } from "../replication/what-members-see.ts";
import type { Services } from "../services.ts";
import { appendAudit } from "../storage/audit.ts";
import type { Membership } from "../storage/memberships.ts";
import type { OfCompany } from "./api-reads.ts";
import { fecExportSchema, fecQuerySchema } from "./api-schemas.ts";

/** A company's FEC: which there are, what stands in the way of one, and the file with its description. */
export const fecRoutes = (services: Services, readings: ReadingTurns) => {
  const { storage, now } = services;
  const turns = createExportTurns(EXPORTS_AT_ONCE);

  /** A file in its turn, which ends with the file; null while too many are being written. */
  const prepare = async (books: FecBooks, request: FecRequest): Promise<PreparedFec | null> => {
    const giveBack = turns.take();
    if (giveBack === null) return null;
    try {
      const prepared = await prepareFecExport(services, books, request);
      return { ...prepared, close: () => prepared.close().finally(giveBack) };
    } catch (error) {
      giveBack();
      throw error;
    }
  };

  const findBooks = (membership: Membership, request: FecRequest) =>
    storage.read(async (tx): Promise<FecBooks | { readonly problem: FecProblem }> => {
      const known = await readCompanyWithYears(tx, membership.companyId, dayOf(now()));
      if (known === null) return { problem: { code: "fec.noYear" } };
      const standing = toStanding(membership);
      const problem = fecRequestProblem(known.company, standing, request);
      if (problem !== null) return { problem };
      const books = await readFecBooks(tx, known, request, standing.reads === "whole");
      return books ?? { problem: { code: "fec.noYear" } };
    });

  return (
    new Hono<OfCompany>()
      .get("/", async (c) => {
        const { membership } = c.var;
        const known = await storage.read((tx) =>
          readCompanyWithYears(tx, membership.companyId, dayOf(now())),
        );
        const whoms = known === null ? [] : exportableFecs(known.company, toStanding(membership));
        if (known === null || whoms.length === 0)
          return c.json({ code: "rights.missing", right: "export" } as const, 403);
        const { company, years } = known;
        const files = whoms.map((whom) => ({
          whom,
          name: company.practitioners.find(({ id }) => id === whom)?.name ?? null,
          isFiled: isFiled(company, whom),
        }));
        return c.json({ years, files });
      })

      .get("/standing", checked("query", fecQuerySchema), oneReadAtATime(readings), async (c) => {
        const asked = c.req.valid("query");
        const found = await findBooks(c.var.membership, { ...asked, kind: "provisional" });
        if ("problem" in found) return c.json(found.problem, statusOf(found.problem));
        const prepared = await prepare(found, { ...asked, kind: "provisional" });
        if (prepared === null) return c.json(BUSY, 503, COME_AGAIN);
        await prepared.close();
        return c.json({ obstacles: prepared.obstacles, notes: prepared.notes });
      })

      // It leaves a line, so it is no GET: no page of others can make a member's browser ask for it.
      .post("/export", checked("json", fecExportSchema), async (c) => {
        const reading = readings.take(c.var.signedIn.user.id);
        if ("afterSeconds" in reading) return c.json(tooManyReads, 429, retryAfter(reading));
        const giveBack = () => reading.giveBack("free");
        let isTaken = false;
        try {
          const request = c.req.valid("json");
          const { companyId } = c.var.membership;
          const found = await findBooks(c.var.membership, request);
          if ("problem" in found) return c.json(found.problem, statusOf(found.problem));
          const prepared = await prepare(found, request);
          if (prepared === null) return c.json(BUSY, 503, COME_AGAIN);
          const standsInTheWay = prepared.obstacles.filter(
            ({ code }) => request.kind === "official" || code === "fec.nothing",
          );
          if (standsInTheWay.length > 0) {
            await prepared.close();
            return c.json({ code: "fec.notReady", obstacles: standsInTheWay } as const, 409);
          }
          const { user, device } = c.var.signedIn;
          const line = {
            ...{ companyId, at: now().toISOString(), commandId: null },
            ...{ userId: user.id, deviceId: device?.id ?? null },
            ...{ action: "fec.export", subject: companyId, detail: request },
          };
          await storage
            .write((tx) => appendAudit(tx, line))
            .catch(async (error: unknown) => {
              await prepared.close();
              throw error;
            });
          const archive = prepared.fileName.replace(/\.txt$/, ".zip");
          const close = () => prepared.close().finally(giveBack);
          isTaken = true;
          return c.body(archiveStream({ ...prepared, close }, c.var.logger), 200, {
            "Content-Type": "application/zip",
            "Content-Disposition": `attachment; filename="${archive}"`,
          });
        } finally {
          if (!isTaken) giveBack();
        }
      })
  );
};

const BUSY = { code: "fec.busy" } as const;
const COME_AGAIN = retryAfter({ afterSeconds: BUSY_SECONDS });

type FecProblem = FecRequestProblem | { readonly code: "fec.noYear" };

const statusOf = ({ code }: FecProblem): 403 | 404 | 409 =>
  code.startsWith("rights.") ? 403 : code === "fec.noYear" ? 404 : 409;

const dayOf = (instant: Date): string => instant.toISOString().slice(0, 10);
