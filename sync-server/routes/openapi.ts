import { Hono } from "hono";
import { z } from "zod";
import { createDocument, type ZodOpenApiPathsObject, type ZodOpenApiResponsesObject } from "zod-openapi";
import { commandModules } from "#core/commands/command-modules.ts";
import { hashSchema, idSchema } from "#core/ids.ts";
import { commandsAnswerSchema, commandsRequestSchema } from "#core/replication/command-exchange.ts";
import { pullAnswerSchema, pullRequestSchema } from "#core/replication/pull.ts";
import {
  numberingAnswerSchema,
  restorationAnswerSchema,
  restorationReportSchema,
} from "#core/replication/restoration.ts";
import { sealedBodiesRequestSchema } from "#core/replication/sealed-bodies.ts";
import {
  acceptedAnswerSchema,
  accountsAnswerSchema,
  articlesAnswerSchema,
  auditAnswerSchema,
  auditCheckAnswerSchema,
  auditQuerySchema,
  companiesAnswerSchema,
  companyPathSchema,
  fecExportSchema,
  fecFilesAnswerSchema,
  fecQuerySchema,
  fecStandingAnswerSchema,
  pageQuerySchema,
  partiesAnswerSchema,
  problemAnswerSchema,
  sealsCheckAnswerSchema,
  trialBalanceAnswerSchema,
  trialBalanceQuerySchema,
  vouchersAnswerSchema,
  vouchersQuerySchema,
} from "./api-schemas.ts";

/** Describes the interface for other programs, out of the very schemas that check what comes in. */
export const openapiRoutes = () => {
  let described: string | undefined;
  return new Hono().get("/", (c) => {
    described ??= JSON.stringify(describeApi());
    return c.body(described, 200, { "Content-Type": "application/json", "Cache-Control": "no-cache" });
  });
};

export const describeApi = () =>
  createDocument({
    openapi: "3.1.0",
    info: {
      title: "Cahier",
      version: "1",
      description:
        "Read books and act in them. Every act is a command, judged by the same rules as one from a device. " +
        "Amounts are whole cents, days are `2026-10-31`, instants are UTC.",
    },
    security: [{ session: [] }],
    components: {
      securitySchemes: {
        session: { type: "apiKey", in: "cookie", name: "cahier-session", description: "From POST /session." },
      },
    },
    paths: { ...readPaths, ...fecPaths, ...commandPaths(), ...syncPaths },
  });

const json = (schema: z.ZodType) => ({ content: { "application/json": { schema } } });

const problems: ZodOpenApiResponsesObject = {
  "401": { description: "Nobody is signed in.", ...json(problemAnswerSchema) },
  "403": { description: "Not a member, or not allowed.", ...json(problemAnswerSchema) },
  "429": {
    description: "Another dear answer is on its way to you; ask again after Retry-After.",
    ...json(problemAnswerSchema),
  },
};

const answers = (description: string, schema: z.ZodType): ZodOpenApiResponsesObject => ({
  "200": { description, ...json(schema) },
  "400": { description: "The request names what is wrong with it.", ...json(problemAnswerSchema) },
  ...problems,
});

const ofCompany = (
  summary: string,
  answer: z.ZodType,
  query?: z.ZodObject,
): ZodOpenApiPathsObject[string] => ({
  get: {
    summary,
    requestParams: { path: companyPathSchema, ...(query === undefined ? {} : { query }) },
    responses: answers(summary, answer),
  },
});

const readPaths: ZodOpenApiPathsObject = {
  "/api/v1/companies": {
    get: {
      summary: "The companies you are a member of",
      responses: answers("Your companies.", companiesAnswerSchema),
    },
  },
  "/api/v1/companies/{company}/vouchers": ofCompany(
    "Vouchers with their postings. A filter may leave a page short: there are more while `next` is not null",
    vouchersAnswerSchema,
    vouchersQuerySchema,
  ),
  "/api/v1/companies/{company}/parties": ofCompany(
    "Customers, suppliers, payers and patients",
    partiesAnswerSchema,
    pageQuerySchema,
  ),
  "/api/v1/companies/{company}/articles": ofCompany(
    "What invoices sell",
    articlesAnswerSchema,
    pageQuerySchema,
  ),
  "/api/v1/companies/{company}/accounts": ofCompany("The chart: accounts and journals", accountsAnswerSchema),
  "/api/v1/companies/{company}/trial-balance": ofCompany(
    "Debit and credit of each account, imported years included. From a day on, the computed opening entry of that day's " +
      "fiscal year counts, unless the books hold a written one",
    trialBalanceAnswerSchema,
    trialBalanceQuerySchema,
  ),
  "/api/v1/companies/{company}/seals/check": ofCompany(
    "Whether every validated period is as it was validated, or which is the first that is not",
    sealsCheckAnswerSchema,
  ),
  "/api/v1/companies/{company}/audit": ofCompany(
    "Who did what, when and from which device; for who reads the whole company and may see its log",
    auditAnswerSchema,
    auditQuerySchema,
  ),
  "/api/v1/companies/{company}/audit/check": ofCompany(
    "Whether every line is as it was written, or which is the first that is not",
    auditCheckAnswerSchema,
  ),
  "/api/v1/companies/{company}/audit/export": {
    post: {
      summary: "The whole log as CSV, oldest first; the export leaves a line itself",
      requestParams: { path: companyPathSchema },
      responses: {
        "200": {
          description: "Rows that end in each line's hash.",
          content: { "text/csv": { schema: z.string() } },
        },
        ...problems,
      },
    },
  },
};

const fecPath = "/api/v1/companies/{company}/fec";
const fecPaths: ZodOpenApiPathsObject = {
  [fecPath]: ofCompany("Fiscal years that have books, and whose FEC you may export", fecFilesAnswerSchema),
  [`${fecPath}/standing`]: ofCompany(
    "What stands in the way of a year's official FEC, all of it at once",
    fecStandingAnswerSchema,
    fecQuerySchema,
  ),
  [`${fecPath}/export`]: {
    post: {
      summary: "A year's FEC with its description, in one archive; the export leaves a line in the audit log",
      requestParams: { path: companyPathSchema },
      requestBody: json(fecExportSchema),
      responses: {
        "200": {
          description: "A ZIP of two text files.",
          content: { "application/zip": { schema: z.string().meta({ format: "binary" }) } },
        },
        "404": { description: "The year has no books.", ...json(problemAnswerSchema) },
        "409": {
          description: "Something of the year is not validated; it is listed.",
          ...json(problemAnswerSchema),
        },
        "503": {
          description: "Too many files are being written; ask again after Retry-After.",
          ...json(problemAnswerSchema),
        },
        ...problems,
      },
    },
  },
};

/** One path for each kind of command there is, so that a program knows the shape of each. */
function commandPaths(): ZodOpenApiPathsObject {
  const paths: ZodOpenApiPathsObject = {};
  for (const [type, { argsSchema }] of commandModules) {
    paths[`/api/v1/commands/${type}`] = {
      post: {
        summary: type,
        requestParams: { header: z.object({ "Idempotency-Key": idSchema.optional() }) },
        requestBody: json(z.strictObject({ company: idSchema, args: argsSchema })),
        responses: {
          ...answers("Accepted; the revision is that of the last document it wrote.", acceptedAnswerSchema),
          "409": { description: "Refused, or to be asked again later.", ...json(problemAnswerSchema) },
          "423": { description: "The day is validated or protected.", ...json(problemAnswerSchema) },
        },
      },
    };
  }
  return paths;
}

const syncPaths: ZodOpenApiPathsObject = {
  "/sync/restoration": {
    post: {
      summary: "What a device has seen of a time that a restored server has forgotten",
      requestBody: json(restorationReportSchema),
      responses: {
        ...answers("How far what the device did under earlier ids is known.", restorationAnswerSchema),
        "409": { description: "The server was restored once more.", ...json(problemAnswerSchema) },
      },
    },
  },
  "/sync/numbering/{company}": ofCompany(
    "How numbering stands since a backup was restored; for who manages the company",
    numberingAnswerSchema,
  ),
  "/sync/numbering/{company}/open": {
    post: {
      summary: "Opens numbering above every number known, and declares those missing below",
      requestParams: { path: companyPathSchema },
      responses: {
        ...answers("How it stands now.", numberingAnswerSchema),
        "409": { description: "It is open.", ...json(problemAnswerSchema) },
      },
    },
  },
  "/sync/commands": {
    post: {
      summary: "A device's commands, in the order of its counters",
      requestBody: json(commandsRequestSchema),
      responses: answers("An outcome for each command that was decided.", commandsAnswerSchema),
    },
  },
  "/sync/v5/pull": {
    post: {
      summary: "What a device lacks, from one snapshot",
      requestBody: json(pullRequestSchema),
      responses: {
        ...answers("Pages by collection.", pullAnswerSchema),
        "426": { description: "The device speaks another version.", ...json(problemAnswerSchema) },
      },
    },
  },
  "/sync/v5/stream": {
    get: {
      summary: "Heads of one's companies, as they move (server-sent events)",
      responses: {
        "200": {
          description: "Events named `head`, each with a company and its revision.",
          content: { "text/event-stream": { schema: z.string() } },
        },
        ...problems,
      },
    },
  },
  "/sync/v5/seals": {
    post: {
      summary: "Several bodies of validated or imported months in one answer",
      requestBody: json(sealedBodiesRequestSchema),
      responses: {
        "200": {
          description:
            "For each in its order four bytes of length (little-endian) and the body as it is kept; ffffffff for what does not exist or is not yours to read.",
          content: { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } },
        },
        ...problems,
      },
    },
  },
  "/sync/v5/seals/{hash}": {
    get: {
      summary: "A body of a validated or imported month, deflated",
      requestParams: { path: z.object({ hash: hashSchema }) },
      responses: {
        "200": {
          description: "Raw deflate (RFC 1951); the hash is of the bytes before.",
          content: { "application/octet-stream": { schema: z.string().meta({ format: "binary" }) } },
        },
        "404": { description: "It does not exist, or is not yours to read.", ...json(problemAnswerSchema) },
        ...problems,
      },
    },
  },
};
