import fc from "fast-check";
import { expect, test } from "vitest";
import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { trialBalance } from "#core/reports/trial-balance.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { openingTotalsOf, sealTotalsOf } from "#core/seals/seal-totals.ts";
import { headersToOpen, totalsColumns } from "#core/seals/totals-columns.ts";
import { reportSegments } from "#core/years/report-segments.ts";

interface Line {
  readonly day: number;
  readonly isOpening: boolean;
  readonly account: string;
  readonly label: string;
  readonly cents: number;
}

const company = { fiscalYears: [{ from: "2024-02-15", through: "2024-12-31" }] };

const line = fc.record({
  day: fc.integer({ min: 1, max: 28 }),
  isOpening: fc.boolean(),
  account: fc.constantFrom("101000", "512000", "706000"),
  label: fc.constantFrom("", "Banque", "Autre"),
  cents: fc.integer({ min: -900, max: 900 }),
});
/** Months of one chain, some with opening entries, from within one fiscal year into the next ones. */
const chain = fc.array(fc.array(line, { maxLength: 6 }), { minLength: 1, maxLength: 26 });

const monthAt = (index: number) =>
  `${2024 + Math.floor((index + 1) / 12)}-${String(((index + 1) % 12) + 1).padStart(2, "0")}`;

function columnsOf(month: string, lines: readonly Line[]): LedgerColumns {
  const builder = createLedgerBuilder();
  for (const [index, { day, isOpening, account, label, cents }] of lines.entries())
    builder.append({
      voucher: { id: `${month}~${index}`, entryNumber: "", pieceRef: "" },
      day: `${month}-${String(day).padStart(2, "0")}`,
      journal: isOpening ? { code: "AN", label: "À-nouveaux" } : { code: "BQ", label: "Banque" },
      account: { code: account, label },
      party: null,
      practitioner: null,
      cents,
      provenance: "entered",
      label: "",
      matching: null,
    });
  return builder.build();
}

function headerOf(name: string, index: number, columns: LedgerColumns): SealHeader {
  const month = monthAt(index);
  const content = {
    ...{ vouchers: columns.length, lines: columns.length, bodies: [], salt: "" },
    ...sealTotalsOf([columns]),
    ...openingTotalsOf([columns]),
  };
  return {
    ...{ id: `${name}:${index}`, company: "c1", chain: name, index, month, previousHash: null, hash: "" },
    ...{ fromDay: `${month}-01`, throughDay: `${month}-28` },
    parts: [{ slice: "shared", audience: "everyone", hash: "", content }],
  };
}

test("the balance of all years is the same from the totals of seals as from their lines, opening entries counted once", () => {
  fc.assert(
    fc.property(
      fc.array(chain, { minLength: 1, maxLength: 2 }),
      fc.constantFrom({}, { accounts: ["5"] }),
      (chains, filter) => {
        const months = chains.flatMap((lines, place) =>
          lines.map((ofMonth, index) => {
            const columns = columnsOf(monthAt(index), ofMonth);
            return { columns, header: headerOf(`import:${place}`, index, columns) };
          }),
        );
        const opened = new Set(headersToOpen(months.map(({ header }) => header)));
        const balanceOf = (segments: readonly LedgerColumns[]) =>
          trialBalance(reportSegments({ company, segments, openingOf: () => null }, filter).segments, filter);
        const fromTotals = months.map(({ header, columns }) =>
          opened.has(header) ? columns : totalsColumns(header, header.parts[0]!.content!),
        );
        expect(balanceOf(fromTotals)).toEqual(balanceOf(months.map(({ columns }) => columns)));
      },
    ),
  );
});
