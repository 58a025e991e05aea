import type { Company } from "#core/companies/company.ts";
import { type Connection, type Delivery, deliveryIdOf } from "#core/connections/connection.ts";
import type { Party } from "#core/parties/party.ts";
import { type CreditNote, isInvoice, type Sale } from "#core/vouchers/voucher.ts";
import type { OutboxRow } from "../storage/outbox.ts";
import type { ReadTx } from "../storage/storage.ts";
import { readCompanyDocument } from "./company-documents.ts";

/** The documents that one delivery is about; null where one is gone. */
export interface LoadedDelivery {
  readonly company: Company | null;
  readonly connection: Connection | null;
  readonly delivery: Delivery | null;
  readonly voucher: Sale | CreditNote | null;
  /** The sale that a credit note corrects. */
  readonly credited: Sale | null;
  /** The customer as they stand today. */
  readonly party: Party | null;
}

export async function loadDelivery(tx: ReadTx, row: OutboxRow): Promise<LoadedDelivery> {
  const { companyId, connectionId, voucherId } = row;
  const voucher = await readCompanyDocument(tx, companyId, "vouchers", voucherId);
  const credited =
    voucher?.kind === "creditNote"
      ? await readCompanyDocument(tx, companyId, "vouchers", voucher.credits)
      : null;
  const partyId = voucher !== null && isInvoice(voucher) ? voucher.party : null;
  return {
    party: partyId === null ? null : await readCompanyDocument(tx, companyId, "parties", partyId),
    company: await readCompanyDocument(tx, companyId, "companies", companyId),
    connection: await readCompanyDocument(tx, companyId, "connections", connectionId),
    delivery: await readCompanyDocument(tx, companyId, "deliveries", deliveryIdOf(connectionId, voucherId)),
    voucher: voucher?.kind === "sale" || voucher?.kind === "creditNote" ? voucher : null,
    credited: credited?.kind === "sale" ? credited : null,
  };
}
