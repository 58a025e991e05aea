import type { VoucherIssueArgs } from "#core/commands/voucher-issue.ts";
import type { Sale } from "#core/vouchers/voucher.ts";
import { aLine, createBooksModel } from "./books-builder.ts";
import type { TestDevice } from "./test-device.ts";

/** What a device says of an invoice that it has numbered and that was handed over. */
export function anIssue(device: TestDevice, id: string, number: number, prefix = "A1"): VoucherIssueArgs {
  const model = createBooksModel();
  model.aSale(id, [aLine()], "2026-03-01");
  const sale = model.voucher(id) as Sale;
  const { day, label, journal, practitioner, partyCopy, lines, termsDays, note, postings, party } = sale;
  return {
    id,
    number: `2026-${prefix}-${String(number).padStart(6, "0")}`,
    writer: device.id,
    ...{ day, label, journal, practitioner, lines, termsDays, note, postings },
    party: party!,
    partyCopy: partyCopy!,
    seenHash: sale.approval!.seenHash,
  };
}
