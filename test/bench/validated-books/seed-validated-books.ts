import assert from "node:assert/strict";
import { cp, mkdtemp, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { deflateRawSync } from "node:zlib";
import { lastDayOfMonth } from "#core/calendar-date.ts";
import { chartFor } from "#core/charts/chart-for.ts";
import type { Company } from "#core/companies/company.ts";
import type { Party } from "#core/parties/party.ts";
import { sealLiveBooks } from "#core/seals/live-seals.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { toStored } from "#server/commands/to-stored.ts";
import { readConfiguration } from "#server/configuration.ts";
import { createLogger } from "#server/logging.ts";
import { openServices } from "#server/services.ts";
import { addBlobReader, insertBlobRecord } from "#server/storage/blob-records.ts";
import { nextRevisions } from "#server/storage/company-revisions.ts";
import { readDocument, writeDocuments } from "#server/storage/documents.ts";
import { beginCompany, LOGIN } from "./begin-company.ts";
import { cacheDirectory } from "./cache-directory.ts";
import { countIn, lastDay, months, parties, vouchersOf } from "./seeded-books.ts";

/** Books whose every month is validated, as a server keeps them. */
export interface ValidatedBooks {
  /** A copy of its own, which its user removes. */
  readonly dataDir: string;
  readonly company: string;
  readonly logIn: { readonly login: string; readonly password: string };
  readonly vouchers: number;
  /** Of everything that was sealed. */
  readonly lines: number;
  readonly debitCents: number;
}

export const SEED = 7;
const COMPANY = "bench-ten-years";
/** Written into what is kept, so that books packed otherwise are not taken for these. */
const VERSION = 2;

/**
 * Ten years of validated books: the month's vouchers of the seeded generator, sealed month after month by the product's own
 * code and kept by its own storage. Made once for each size; no voucher has a row, as in books that were imported.
 */
export async function seedValidatedBooks(vouchers: number): Promise<ValidatedBooks> {
  const directory = await mkdtemp(join(tmpdir(), "cahier-validated-"));
  const kept = join(await cacheDirectory(), `validated-${VERSION}-${vouchers}`);
  const facts = await readFacts(kept).catch(async () => {
    const fresh = await mkdtemp(`${kept}-`);
    await writeFile(join(fresh, "facts.json"), JSON.stringify(await seed(fresh, vouchers)));
    await rm(kept, { recursive: true, force: true });
    await rename(fresh, kept);
    return readFacts(kept);
  });
  await cp(kept, directory, { recursive: true });
  return { ...facts, dataDir: directory };
}

type Facts = Omit<ValidatedBooks, "dataDir">;

const readFacts = async (directory: string) =>
  JSON.parse(await readFile(join(directory, "facts.json"), "utf8")) as Facts;

async function seed(dataDir: string, vouchers: number): Promise<Facts> {
  console.error(`Sealing ${vouchers} vouchers, kept for the next time …`);
  const { services, close } = await openServices(
    readConfiguration({ DATA_DIR: dataDir }),
    createLogger("error"),
  );
  const { storage, blobs } = services;
  try {
    const user = await beginCompany(services, COMPANY);
    const stored = await storage.read((tx) =>
      readDocument(tx, { companyId: COMPANY, collection: "companies", id: COMPANY }),
    );
    const began = stored!.body as Company;
    const partyById = new Map(parties.map((party) => [party.id, { ...party, role: "customer" } as Party]));
    const headers: SealHeader[] = [];
    const sealedAt = new Date().toISOString();
    let validatedThrough: string | null = null;
    for (const month of months) {
      const bodies = new Map<string, Uint8Array>();
      const sealed = sealLiveBooks(
        {
          company: { ...began, validatedThrough },
          chart: chartFor(began),
          party: (id) => partyById.get(id) ?? null,
          vouchers: vouchersOf(month, countIn(month, vouchers), SEED),
          headers,
          imported: new Map(),
          through: lastDayOfMonth(month),
          ...{ sealedAt, sealedBy: user.id, device: "bench-device", salt: month },
        },
        (hash, bytes) => bodies.set(hash, bytes),
      );
      headers.push(...sealed.headers);
      validatedThrough = lastDayOfMonth(month);
      for (const [hash, bytes] of bodies) {
        const deflated = deflateRawSync(bytes);
        await blobs.write(hash, deflated);
        await storage.write(async (tx) => {
          await insertBlobRecord(tx, {
            ...{ hash, byteLength: bytes.length, encoding: "deflate", storedLength: deflated.length },
            createdAt: sealedAt,
          });
          await addBlobReader(tx, { companyId: COMPANY, hash, slice: "shared", purpose: "seal" });
        });
      }
    }
    await storage.write(async (tx) => {
      const { first, last } = await nextRevisions(tx, COMPANY, headers.length + 1);
      const company: Company = { ...began, validatedThrough: lastDay };
      await writeDocuments(tx, [
        ...headers.map((header, index) => toStored(COMPANY, "seals", header.id, header, first + index)),
        toStored(COMPANY, "companies", COMPANY, company, last),
      ]);
    });
    const contents = headers.flatMap(({ parts }) => parts.map(({ content }) => content!));
    const sum = (of: (content: (typeof contents)[number]) => number) =>
      contents.reduce((total, content) => total + of(content), 0);
    assert.equal(
      sum(({ vouchers }) => vouchers),
      vouchers,
      "a voucher was sealed twice or not at all",
    );
    return {
      company: COMPANY,
      logIn: LOGIN,
      vouchers,
      lines: sum(({ lines }) => lines),
      debitCents: sum(({ debitCents }) => debitCents),
    };
  } finally {
    await close();
  }
}
