import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { lastDayOfMonth } from "#core/calendar-date.ts";
import { type CommandEnvelope, commandHash } from "#core/commands/command.ts";
import { digestsOf } from "#core/seals/vouchers-to-seal.ts";
import { toStored } from "#server/commands/to-stored.ts";
import { readConfiguration } from "#server/configuration.ts";
import { createLogger } from "#server/logging.ts";
import { openServices, type Services } from "#server/services.ts";
import { nextRevisions } from "#server/storage/company-revisions.ts";
import { writeDigest } from "#server/storage/digests.ts";
import { writeDocuments } from "#server/storage/documents.ts";
import { openServerProcess } from "#test/support/server-process.ts";
import { beginCompany, LOGIN } from "./begin-company.ts";
import { SEED } from "./seed-validated-books.ts";
import { months, vouchersOf } from "./seeded-books.ts";

const COMPANY = "bench-month";
/** Validated before, for a server compiles itself in its first seconds. */
const EARLIER = "bench-earlier-month";
const ELSEWHERE = "bench-elsewhere";
const DEVICE = "0b9a3c51-7de2-4f6b-8a40-2f6c1f5f7a01";

/** What a server does beside its start, such as warming up a thread, is over by then. */
const STANDING_MILLISECONDS = 3000;

/** A server that holds a month of live vouchers, and somebody who is signed in to validate it. */
export async function openPeriodToValidate(
  count: number,
  databaseUrl?: string,
  /** Companies of the same person that are worked in meanwhile. */
  others: readonly string[] = [ELSEWHERE],
) {
  const dataDir = await mkdtemp(join(tmpdir(), "cahier-validate-"));
  const database = databaseUrl === undefined ? {} : { DATABASE_URL: databaseUrl };
  const { user, months: seeded } = await seed(dataDir, count, database, others);
  if (databaseUrl !== undefined) await analyze(databaseUrl);
  const server = await openServerProcess({ dataDir, env: database });
  await wait(STANDING_MILLISECONDS);
  const cookie = await signIn(server.url);
  const lastByCompany = new Map<string, CommandEnvelope>();

  const send = async (company: string, type: string, args: unknown): Promise<number> => {
    const last = lastByCompany.get(company);
    const unhashed = {
      id: randomUUID(),
      company,
      device: DEVICE,
      counter: (last?.counter ?? 0) + 1,
      previousHash: last?.hash ?? null,
      ...{ type, version: 1, args, madeBy: user, madeAt: new Date().toISOString() },
    };
    const command = { ...unhashed, hash: commandHash(unhashed) };
    lastByCompany.set(company, command);
    const from = performance.now();
    const answer = await fetch(`${server.url}/sync/commands`, {
      method: "POST",
      headers: { "content-type": "application/json", cookie, origin: server.url },
      body: JSON.stringify({ device: DEVICE, commands: [command] }),
    });
    const said = await answer.text();
    assert(answer.ok && said.includes('"accepted"'), `${type} was answered ${answer.status}: ${said}`);
    return Math.round(performance.now() - from);
  };
  const validate = (company: typeof COMPANY | typeof EARLIER) => {
    const { revision, digests } = seeded[company];
    return send(company, "period.validate", {
      ...{ through: lastDayOfMonth(months[0]!), revision },
      ...{ held: digests, seen: digests, pending: 0 },
    });
  };
  return {
    dataDir,
    /** Those of the month, as the server holds them; made for who asks. */
    readVouchers: () =>
      vouchersOf(months[0]!, count, SEED).map((voucher) => Buffer.from(JSON.stringify(voucher))),
    url: server.url,
    validateEarlier: () => validate(EARLIER),
    validate: () => validate(COMPANY),
    recordElsewhere: () =>
      send(ELSEWHERE, "entry.record", {
        ...{ id: randomUUID(), day: `${months[0]}-02`, label: "Frais", journal: "OD", practitioner: null },
        postings: [
          { account: "512000", side: "debit", cents: 4_200, party: null },
          { account: "706000", side: "credit", cents: 4_200, party: null },
        ],
      }),
    close: async () => {
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

async function seed(
  dataDir: string,
  count: number,
  database: Readonly<Record<string, string>>,
  others: readonly string[],
) {
  const configuration = readConfiguration({ DATA_DIR: dataDir, ...database });
  const { services, close } = await openServices(configuration, createLogger("error"));
  try {
    const user = await beginCompany(services, COMPANY);
    for (const other of [EARLIER, ...others]) await beginCompany(services, other);
    const months = {
      [EARLIER]: await seedMonth(services, EARLIER, count, SEED + 1),
      [COMPANY]: await seedMonth(services, COMPANY, count, SEED),
    };
    return { user: user.id, months };
  } finally {
    await close();
  }
}

/** PostgreSQL does it by itself within a minute; before, it knows nothing of what was seeded, and reads all of it for each page. */
async function analyze(databaseUrl: string): Promise<void> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  await client.query("analyze");
  await client.end();
}

async function seedMonth({ storage }: Services, company: string, count: number, seed: number) {
  const vouchers = vouchersOf(months[0]!, count, seed);
  const digests = digestsOf(vouchers);
  const revision = await storage.write(async (tx) => {
    const { first, last } = await nextRevisions(tx, company, vouchers.length);
    await writeDocuments(
      tx,
      vouchers.map((voucher, index) => toStored(company, "vouchers", voucher.id, voucher, first + index)),
    );
    for (const [key, digest] of Object.entries(digests)) {
      const [slice, month] = key.split("/") as [string, string];
      await writeDigest(tx, company, { slice, month, ...digest, revision: last });
    }
    return last;
  });
  return { digests, revision };
}

async function signIn(url: string): Promise<string> {
  const answer = await fetch(`${url}/session`, {
    method: "POST",
    headers: { "content-type": "application/json", origin: url },
    body: JSON.stringify({ ...LOGIN, device: { id: DEVICE, name: "bench" } }),
  });
  assert(answer.ok, `Signing in answered ${answer.status}`);
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(";")[0]!)
    .join("; ");
}
