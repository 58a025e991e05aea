import { promisify } from "node:util";
import { inflateRaw } from "node:zlib";
import type { Chart } from "#core/charts/chart.ts";
import { createLedgerBuilder } from "#core/ledger/ledger-builder.ts";
import type { LedgerColumns } from "#core/ledger/ledger-columns.ts";
import { decodeLines } from "#core/seals/line-codec.ts";
import { bodiesIn, type SealHeader } from "#core/seals/seal-header.ts";
import { toldHeader } from "#core/seals/told-header.ts";
import { signedCents } from "#core/vouchers/posting.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { Services } from "../services.ts";
import { listDocuments, readDocument } from "../storage/documents.ts";
import type { Membership } from "../storage/memberships.ts";
import type { ReadTx } from "../storage/storage.ts";
import { toStanding } from "./what-members-see.ts";

const PAGE = 1000;

const inflate = promisify(inflateRaw);

/** Every line of a company that the member may read: sealed ones as they were packed, then the live ones. */
export async function readLedger(
  { storage, blobs }: Pick<Services, "storage" | "blobs">,
  membership: Membership,
): Promise<readonly LedgerColumns[]> {
  const { live, headers } = await storage.read(async (tx) => ({
    live: await readLive(tx, membership),
    headers: (await readAll(tx, membership, "seals")) as SealHeader[],
  }));
  const sealed: LedgerColumns[] = [];
  const reader = toStanding(membership);
  for (const header of headers) {
    for (const { hash } of bodiesIn(toldHeader(header, reader), "lines")) {
      const deflated = await blobs.readWhole(hash);
      // A month that cannot be read must not be left out of a sum in silence.
      if (deflated === null) throw new Error(`The sealed body ${hash} is not in the blob store.`);
      sealed.push(decodeLines(new Uint8Array(await inflate(deflated))));
    }
  }
  return [...sealed, live];
}

async function readLive(tx: ReadTx, membership: Membership): Promise<LedgerColumns> {
  const stored = await readDocument(tx, {
    companyId: membership.companyId,
    collection: "accounts",
    id: "chart",
  });
  const chart = stored?.body as Chart | undefined;
  const labelByAccount = new Map(chart?.accounts.map(({ code, label }) => [code, label]));
  const labelByJournal = new Map(chart?.journals.map(({ code, label }) => [code, label]));
  const builder = createLedgerBuilder();
  for (const voucher of (await readAll(tx, membership, "vouchers")) as Voucher[]) {
    if (voucher.state === "draft" || voucher.state === "cancelled") continue;
    for (const posting of voucher.postings) {
      builder.append({
        voucher: { id: voucher.id, entryNumber: "", pieceRef: "" },
        day: voucher.day,
        journal: { code: voucher.journal, label: labelByJournal.get(voucher.journal) ?? "" },
        account: { code: posting.account, label: labelByAccount.get(posting.account) ?? "" },
        party: posting.party === null ? null : { code: posting.party, label: "" },
        practitioner: voucher.practitioner,
        cents: signedCents(posting),
        provenance: voucher.provenance,
        label: voucher.label,
        matching: null,
      });
    }
  }
  return builder.build();
}

async function readAll(
  tx: ReadTx,
  { companyId, slices }: Membership,
  collection: "vouchers" | "seals",
): Promise<unknown[]> {
  const bodies: unknown[] = [];
  const query = { companyId, collection, slices, isLive: true } as const;
  for (let afterId: string | undefined; ; ) {
    const page = await listDocuments(tx, { ...query, afterId, limit: PAGE });
    for (const { body } of page) bodies.push(body);
    if (page.length < PAGE) return bodies;
    afterId = page.at(-1)?.id;
  }
}
