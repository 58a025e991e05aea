import { describe, expect, test } from "vitest";
import type { CommandEnvelope } from "#core/commands/command.ts";
import { decide } from "#core/commands/decide.ts";
import type { ImportApplyArgs } from "#core/commands/import-apply.ts";
import type { LiveEntry } from "#core/imports/live-entries.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import { COMPANY, createBooksModel, frenchFirm, OWNER } from "#test/support/books-builder.ts";

/** Asks to import entries of the days before the books begin on 1 July. */
function importThrough(
  throughDay: string,
  validatedThrough: string | null,
  more: { readonly protectedThrough?: string; readonly live?: readonly LiveEntry[] } = {},
) {
  const model = createBooksModel({ ...frenchFirm, booksStart: "2026-07-01" });
  const company = {
    ...model.facts.get("companies", COMPANY)!,
    validatedThrough,
    protectedThrough: more.protectedThrough ?? null,
  };
  model.put({ collection: "companies", id: COMPANY, after: company });
  const digest = "a".repeat(64);
  const args: ImportApplyArgs = {
    file: digest,
    fileName: "732829320FEC20261231.txt",
    previewDigest: digest,
    closingDay: "2026-12-31",
    choices: { otherRegistration: false, replaces: null },
  };
  const prepared: PreparedImport = {
    previewDigest: digest,
    problemCount: 0,
    registration: "732829320",
    fromDay: "2025-01-01",
    throughDay,
    rows: 2,
    entries: 1,
    debitCents: 100,
    readers: { practitioners: [], feeStem: "706", hidesParties: false, takesLive: true },
    headers: [],
    live: more.live ?? [],
    parties: [],
    accounts: [],
    journals: [],
  };
  const command: CommandEnvelope = {
    id: "import-1",
    company: COMPANY,
    device: "device-1",
    counter: 99,
    previousHash: null,
    type: "import.apply",
    version: 1,
    args,
    madeBy: OWNER,
    madeAt: "2026-09-01T08:00:00.000Z",
    hash: digest,
  };
  return decide(command, model.facts, prepared);
}

describe("importing beside validated books", () => {
  test("earlier months of a year in which numbers were given are refused, for theirs could be the same", () => {
    expect(importThrough("2026-06-30", "2026-07-31")).toEqual({
      ok: false,
      problem: { code: "import.numbersGiven", validatedThrough: "2026-07-31" },
    });
    expect(importThrough("2026-06-30", null).ok).toBe(true);
    // Another year has numbers of its own.
    expect(importThrough("2025-12-31", "2026-07-31").ok).toBe(true);
  });

  test("entries that their software had not validated are refused on protected days, and history is not", () => {
    const live: LiveEntry = {
      ...{ id: "entry-1", journal: "OD", day: "2026-05-31", label: "Frais", pieceRef: "", pieceOn: null },
      practitioner: null,
      postings: [
        { account: "512000", side: "debit", cents: 100, party: null },
        { account: "706000", side: "credit", cents: 100, party: null },
      ],
    };
    expect(importThrough("2026-06-30", null, { protectedThrough: "2026-05-31", live: [live] })).toEqual({
      ok: false,
      problem: {
        code: "day.protected",
        day: "2026-05-31",
        protectedThrough: "2026-05-31",
        firstOpenDay: "2026-07-01",
      },
    });
    expect(importThrough("2026-06-30", null, { protectedThrough: "2026-04-30", live: [live] }).ok).toBe(true);
    expect(importThrough("2026-06-30", null, { protectedThrough: "2026-05-31" }).ok).toBe(true);
  });
});
