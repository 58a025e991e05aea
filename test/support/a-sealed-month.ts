import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import { encodeLines } from "#core/seals/line-codec.ts";
import {
  importChainOf,
  type SealHeader,
  sealHashOf,
  sealIdOf,
  sealPartHashOf,
} from "#core/seals/seal-header.ts";
import { sealTotalsOf } from "#core/seals/seal-totals.ts";
import { sha256Hex } from "#core/sha256.ts";
import { SHARED_SLICE } from "#core/vouchers/slice.ts";

export interface SealedMonth {
  readonly header: SealHeader;
  readonly hash: string;
  readonly bytes: Uint8Array;
}

/** A month of an imported year that holds one entry: bank to fees. */
export function aSealedMonth(options: {
  readonly company: string;
  readonly month: string;
  readonly index: number;
  readonly cents: number;
  readonly slice?: string;
}): SealedMonth {
  const { company, month, index, cents } = options;
  const day = `${month}-15`;
  const lines = createLedgerBuilder();
  for (const [account, signed] of [
    ["512000", cents],
    ["706000", -cents],
  ] as const)
    lines.append({
      voucher: { id: `${month}~1`, entryNumber: String(index + 1), pieceRef: "" },
      day,
      journal: { code: "BQ", label: "Banque" },
      account: { code: account, label: account },
      party: null,
      practitioner: null,
      cents: signed,
      provenance: "fec:fec~2025-12-31",
      label: month,
      matching: null,
    });
  const columns = lines.build();
  const bytes = encodeLines(columns);
  const hash = sha256Hex(bytes);
  const chain = importChainOf("fec~2025-12-31");
  const content = {
    vouchers: 1,
    lines: 2,
    ...sealTotalsOf([columns]),
    bodies: [{ kind: "lines" as const, hash, byteLength: bytes.length }],
    salt: "salt",
  };
  const unhashed = {
    id: sealIdOf(chain, index),
    company,
    chain,
    index,
    month,
    fromDay: `${month}-01`,
    throughDay: `${month}-28`,
    parts: [
      {
        slice: options.slice ?? SHARED_SLICE,
        audience: "everyone" as const,
        hash: sealPartHashOf(content),
        content,
      },
    ],
    previousHash: null,
  };
  return { header: { ...unhashed, hash: sealHashOf(unhashed) }, hash, bytes };
}
