import type { CommandEnvelope } from "#core/commands/command.ts";
import { decide } from "#core/commands/decide.ts";
import { importIdOf } from "#core/imports/import-batch.ts";
import type { ImportedParty } from "#core/imports/imported-parties.ts";
import { type LiveEntry, splitLiveEntries } from "#core/imports/live-entries.ts";
import type { PreparedImport } from "#core/imports/prepared-import.ts";
import { isLineMatching, type LineMatching } from "#core/matchings/line-matching.ts";
import type { Party } from "#core/parties/party.ts";
import { createAnnexedSealWriter } from "#core/seals/annexed-seals.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { readFecMonths } from "#test/core/formats/fec/fec-file.ts";
import { oneLedger } from "#test/core/seals/fec-book.ts";
import { type BooksModel, COMPANY, OWNER } from "./books-builder.ts";

export const CLOSING_DAY = "2022-12-31";

/** Imports a FEC into books that are in memory as the server does, month by month, and answers what lies there then. */
export function importInMemory(model: BooksModel, text: string) {
  const { outline, month } = readFecMonths(text);
  const importId = importIdOf(CLOSING_DAY);
  const { parties } = outline!;
  const sealing = {
    ...{ company: COMPANY, importId, closingDay: CLOSING_DAY },
    ...{ readers: oneLedger, parties, salt: "salt" },
  };
  const writer = createAnnexedSealWriter(sealing);
  const headers: SealHeader[] = [];
  const bodies = new Map<string, Uint8Array>();
  const live: LiveEntry[] = [];
  const named = new Map<string, ImportedParty>();
  outline!.months.forEach((name, place) => {
    const book = month!((taken) => taken === place);
    const split = splitLiveEntries(book, { importId, readers: oneLedger, mask: null });
    live.push(...split.live);
    for (const party of split.parties) named.set(party.id, party);
    if (split.sealed === null) return;
    const seal = writer.seal(name, split.sealed);
    headers.push(seal.header);
    for (const [hash, body] of seal.bodies) bodies.set(hash, body);
  });
  const changes = decide(importing, model.facts, {
    ...{ previewDigest: DIGEST, problemCount: 0, registration: "732829320" },
    ...{ fromDay: "2022-01-01", throughDay: CLOSING_DAY, rows: 1, entries: 1, debitCents: 0 },
    ...{ readers: oneLedger, headers, live, parties: [...named.values()] },
    accounts: outline!.accounts.map(({ code, label }) => ({ code, label })),
    journals: [],
  } satisfies PreparedImport);
  if (!changes.ok) throw new Error(JSON.stringify(changes.problem));
  for (const change of changes.value.documents) model.put(change);

  const written = <Kind>(collection: string): Kind[] =>
    changes.value.documents.flatMap((change) =>
      change.collection === collection && change.after !== null ? [change.after as Kind] : [],
    );
  const vouchers = written<Voucher>("vouchers");
  return {
    company: model.facts.get("companies", COMPANY)!,
    chart: model.facts.get("accounts", "chart")!,
    ...{ headers, bodies, vouchers, live: vouchers },
    parties: written<Party>("parties"),
    matchedByHand: written<LineMatching>("matchings").filter(isLineMatching),
  };
}

const DIGEST = "a".repeat(64);

const importing: CommandEnvelope = {
  ...{ id: "import-1", company: COMPANY, device: "device-1", counter: 99, previousHash: null },
  ...{ type: "import.apply", version: 1, madeBy: OWNER, madeAt: "2026-09-01T08:00:00.000Z", hash: DIGEST },
  args: {
    ...{ file: DIGEST, fileName: "732829320FEC20221231.txt", previewDigest: DIGEST },
    ...{ closingDay: CLOSING_DAY, choices: { otherRegistration: false, replaces: null } },
  },
};
