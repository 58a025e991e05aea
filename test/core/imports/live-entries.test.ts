import fc from "fast-check";
import { expect, test } from "vitest";
import type { FecBook } from "#core/formats/fec/fec-book.ts";
import { FEC_COLUMNS } from "#core/formats/fec/fec-columns.ts";
import type { ImportReaders } from "#core/imports/import-readers.ts";
import { type LiveEntry, splitLiveEntries } from "#core/imports/live-entries.ts";
import { createPartyMask, type PartyMask } from "#core/imports/party-mask.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import { debitExcessCents, signedCents } from "#core/vouchers/posting.ts";
import { anEntry, fecText } from "#test/core/formats/fec/fec-file.ts";
import { bookOf, fecTextArbitrary, oneLedger } from "#test/core/seals/fec-book.ts";

const balancesOf = (sealed: FecBook | null, live: readonly LiveEntry[]) => {
  const cents = new Map<string, number>();
  const add = (account: string, signed: number) => cents.set(account, (cents.get(account) ?? 0) + signed);
  for (const { account, balanceCents } of sealed === null ? [] : trialBalance([sealed.columns]).rows)
    add(account, balanceCents);
  for (const { postings } of live) for (const posting of postings) add(posting.account, signedCents(posting));
  return new Map([...cents].filter(([, signed]) => signed !== 0).sort());
};

test("every line is either history or live, whole entries stay whole, and what is live balances", () => {
  fc.assert(
    fc.property(fecTextArbitrary, (text) => {
      const book = bookOf(text);
      const { sealed, live } = splitLiveEntries(book, {
        importId: "import-1",
        readers: oneLedger,
        mask: null,
      });
      expect(balancesOf(sealed, live)).toEqual(balancesOf(book, []));
      expect((sealed?.entries.length ?? 0) + live.length).toBe(book.entries.length);
      expect(new Set(live.map(({ id }) => id)).size).toBe(live.length);
      for (const { postings, label, journal } of live) {
        expect(debitExcessCents(postings)).toBe(0);
        expect(label !== "" && journal !== "").toBe(true);
      }
      const words = [...(sealed?.columns.dictionaries.vouchers ?? [])].map(({ id }) => id);
      expect(words).toEqual([...(sealed?.entries.ids ?? [])]);
    }),
  );
});

test("what is validated, opens the year or belongs to several practitioners is history", () => {
  const readers: ImportReaders = {
    ...oneLedger,
    practitioners: [
      { id: "lea", code: "LEA" },
      { id: "tom", code: "TOM" },
    ],
  };
  const draft = { ValidDate: "" };
  const text = fecText([
    ...anEntry({ EcritureNum: "1" }),
    ...anEntry({ EcritureNum: "1", JournalCode: "AN", JournalLib: "À nouveaux", ...draft }),
    ...anEntry({ EcritureNum: "2", ...draft }).map((row) =>
      row.CompteNum === "706000" ? { ...row, CompteNum: "706LEA" } : row,
    ),
    ...anEntry({ EcritureNum: "3", ...draft }).map((row) => ({
      ...row,
      CompteNum: row.CompteNum === "706000" ? "706LEA" : "706TOM",
    })),
  ]);
  const { sealed, live } = splitLiveEntries(bookOf(text), { importId: "i", readers, mask: null });
  expect(live.map(({ id, practitioner }) => [id, practitioner])).toEqual([["i:VE:2", "lea"]]);
  expect(sealed?.entries.ids).toEqual(["VE:1", "AN:1", "VE:3"]);
});

test("no name of a patient comes into a voucher", () => {
  const named = { ValidDate: "", CompAuxNum: "DUPONT", CompAuxLib: "Marie Dupont" };
  const text = fecText(anEntry({ ...named, EcritureLib: "Séance Dupont", PieceRef: "Dupont 3" }));
  const mask = createPartyMask([{ code: "DUPONT", label: "Marie Dupont" }], "2022");
  const { live } = splitLiveEntries(bookOf(text), { importId: "i", readers: oneLedger, mask });
  expect(JSON.stringify(live)).not.toMatch(/dupont|marie/i);
  expect(live[0]).toMatchObject({ label: "Séance P-2022-00001", pieceRef: "P-2022-00001 3" });
  expect(live[0]?.postings[0]?.party).toBe("fec:P-2022-00001");
});

test("an entry of cash-basis books keeps when and how it was paid, and no name in it", () => {
  const paid = { ValidDate: "", DateRglt: "20220202", ModeRglt: "Chèque Dupont" };
  const text = fecText(
    [
      ...anEntry({ EcritureNum: "1", ...paid }),
      ...anEntry({ EcritureNum: "2", ValidDate: "", CompAuxNum: "DUPONT", CompAuxLib: "Marie Dupont" }),
    ],
    { columns: FEC_COLUMNS },
  );
  const mask = createPartyMask([{ code: "DUPONT", label: "Marie Dupont" }], "2022");
  const { live } = splitLiveEntries(bookOf(text), { importId: "i", readers: oneLedger, mask });
  expect(live.map(({ settled }) => settled)).toEqual([
    { on: "2022-02-02", by: "Chèque P-2022-00001" },
    undefined,
  ]);
});

test("what it was for and with whom is kept once of each line that says it, a patient as a code or not at all", () => {
  const draft = { ValidDate: "", CompAuxNum: "DUPONT", CompAuxLib: "Marie Dupont" };
  const [debit, credit] = anEntry({ EcritureNum: "1", ...draft }) as [
    Record<string, string>,
    Record<string, string>,
  ];
  const saying = (number: string, first: object, second: object) => [
    { ...debit, EcritureNum: number, ...first },
    { ...credit, EcritureNum: number, ...second },
  ];
  const text = fecText(
    [
      ...saying("1", { NatOp: "Séance" }, { NatOp: "Séance", IdClient: "DUPONT" }),
      ...saying("2", { IdClient: "P-00231" }, { IdClient: "P-00232", NatOp: "Bilan Dupont" }),
      ...saying("3", { IdClient: "Rossignol" }, { IdClient: "0612345678" }),
      ...saying("4", {}, {}),
    ],
    { columns: FEC_COLUMNS },
  );
  const saidWith = (mask: PartyMask | null) =>
    splitLiveEntries(bookOf(text), { importId: "i", readers: oneLedger, mask }).live.map(
      ({ nature, client }) => [nature, client],
    );
  expect(saidWith(createPartyMask([{ code: "DUPONT", label: "Marie Dupont" }], "2022"))).toEqual([
    ["Séance", "P-2022-00001"],
    ["Bilan P-2022-00001", "P-00231, P-00232"],
    [undefined, undefined],
    [undefined, undefined],
  ]);
  expect(saidWith(null)).toEqual([
    ["Séance", "DUPONT"],
    ["Bilan Dupont", "P-00231, P-00232"],
    [undefined, "Rossignol, 0612345678"],
    [undefined, undefined],
  ]);
});
