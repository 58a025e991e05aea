import { canonicalJson } from "../canonical-json.ts";
import type { LedgerColumns } from "../ledger/ledger-columns.ts";
import { ok, type Result, refuse } from "../result.ts";
import { type HashOf, sha256Hex } from "../sha256.ts";
import { decodeLines } from "./line-codec.ts";
import {
  type SealBody,
  type SealContent,
  type SealHeader,
  sealHashOf,
  sealPartHashOf,
} from "./seal-header.ts";
import { openingTotalsOf, sealTotalsOf } from "./seal-totals.ts";

/** The first thing in a chain that is not as it was sealed. */
export type SealProblem =
  | { readonly code: "seal.headerChanged"; readonly seal: string }
  /** The header is whole but does not continue the one before it. */
  | { readonly code: "seal.chainBroken"; readonly seal: string; readonly index: number }
  | { readonly code: "seal.bodyChanged"; readonly seal: string; readonly body: SealBody }
  /** The bytes are those that were sealed, but the header says other figures of them. */
  | { readonly code: "seal.totalsDiffer"; readonly seal: string };

export interface VerifiedSeals {
  readonly headers: number;
  readonly bodies: number;
  /** Hashes of bodies that are not here, and so were not read. */
  readonly notHeld: readonly string[];
}

/** Answers a body's uncompressed bytes, or null where it is not held here. */
export type ReadBody = (hash: string) => Uint8Array | null | Promise<Uint8Array | null>;

/**
 * Proves one chain from its beginning; who may read or holds only some of it still proves every header. A faster SHA-256
 * than core's may be given.
 */
export async function verifySeals(
  headers: readonly SealHeader[],
  readBody: ReadBody,
  hashOf: HashOf = sha256Hex,
): Promise<Result<VerifiedSeals, SealProblem>> {
  const notHeld: string[] = [];
  let bodies = 0;
  for (const [index, header] of headers.entries()) {
    const seal = header.id;
    if (sealHashOf(header) !== header.hash) return refuse({ code: "seal.headerChanged", seal });
    if (!continues(header, headers, index)) return refuse({ code: "seal.chainBroken", seal, index });

    for (const { content, hash } of header.parts) {
      if (content === null) continue;
      if (sealPartHashOf(content) !== hash) return refuse({ code: "seal.headerChanged", seal });
      for (const body of content.bodies) {
        const bytes = await readBody(body.hash);
        if (bytes === null) {
          notHeld.push(body.hash);
          continue;
        }
        if (bytes.length !== body.byteLength || hashOf(bytes) !== body.hash)
          return refuse({ code: "seal.bodyChanged", seal, body });
        bodies += 1;
        if (body.kind === "lines" && !hasFiguresOf(content, decodeLines(bytes)))
          return refuse({ code: "seal.totalsDiffer", seal });
      }
    }
  }
  return ok({ headers: headers.length, bodies, notHeld });
}

function continues(header: SealHeader, headers: readonly SealHeader[], index: number): boolean {
  const [first] = headers;
  return (
    header.index === index &&
    header.company === first!.company &&
    header.chain === first!.chain &&
    header.previousHash === (index === 0 ? null : headers[index - 1]!.hash)
  );
}

function hasFiguresOf(content: SealContent, columns: LedgerColumns): boolean {
  const {
    lines,
    vouchers,
    entries = vouchers,
    totalsByAccount,
    debitCents,
    creditCents,
    openingTotals,
  } = content;
  return (
    // Seals of before this was told say nothing of it.
    (openingTotals === undefined ||
      canonicalJson(openingTotalsOf([columns])) === canonicalJson({ openingTotals })) &&
    columns.length === lines &&
    columns.dictionaries.vouchers.length === entries &&
    canonicalJson(sealTotalsOf([columns])) === canonicalJson({ totalsByAccount, debitCents, creditCents })
  );
}
