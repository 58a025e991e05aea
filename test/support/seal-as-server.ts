import { monthOf } from "#core/calendar-date.ts";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Facts } from "#core/commands/command-module.ts";
import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import type { YearCloseArgs } from "#core/commands/year-close.ts";
import { digestKeyOf } from "#core/replication/voucher-digest.ts";
import { sealClosingPeriod } from "#core/seals/closing-seal.ts";
import { type LiveSeals, sealLiveBooks } from "#core/seals/live-seals.ts";
import type { PreparedSealing } from "#core/seals/prepared-sealing.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { isSealing, sealedSpanOf } from "#core/seals/sealing-command.ts";
import { digestsOf, isToSeal } from "#core/seals/vouchers-to-seal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { isOfClosingPeriod } from "#core/years/preview-closing.ts";

export interface LiveVoucher {
  readonly voucher: Voucher;
  readonly revision: number;
}

/** What a server would pack for a command that validates a period; null where its rule looks at nothing. */
export function sealAsServer(
  command: CommandEnvelope,
  facts: Facts,
  {
    live,
    headers,
    sealedAt,
  }: { live: readonly LiveVoucher[]; headers: readonly SealHeader[]; sealedAt: string },
  keepBody: (hash: string, bytes: Uint8Array) => void,
): { readonly sealing: PreparedSealing; readonly sealed: LiveSeals["sealed"] } | null {
  if (!isSealing(command)) return null;
  const args = command.args as PeriodValidateArgs | YearCloseArgs;
  const { revision } = args;
  const { through, isClosing } = sealedSpanOf(args);
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (company === null || chart === null) return null;
  const books = {
    company,
    chart,
    party: (id: string) => facts.get("parties", id),
    headers,
    imported: new Map(),
    sealedAt,
    sealedBy: command.madeBy,
    device: command.device,
    salt: command.id,
  };
  const vouchersThat = (isWanted: (voucher: Voucher, through: string) => boolean) =>
    live.flatMap(({ voucher }) => (isWanted(voucher, through) ? [voucher] : []));
  const { sealed, ...seals } = isClosing
    ? sealClosingPeriod(
        { ...books, vouchers: vouchersThat(isOfClosingPeriod), closingDay: through },
        keepBody,
      )
    : sealLiveBooks({ ...books, vouchers: vouchersThat(isToSeal), through }, keepBody);
  const changed = live.filter((one) => one.revision > revision);
  const inMonths = live.filter(({ voucher }) => monthOf(voucher.day) <= monthOf(through));
  const sealing = {
    ...seals,
    // Which months something left is not known here, so they are spoken of only while nothing has changed.
    advertised: changed.length === 0 ? digestsOf(inMonths.map(({ voucher }) => voucher)) : {},
    changed: changed.map(({ voucher }) => ({
      id: voucher.id,
      kind: voucher.kind,
      day: voucher.day,
      key: digestKeyOf(voucher),
      isOwn: Object.keys(voucher.acts).every((device) => device === command.device),
    })),
  };
  return { sealing, sealed };
}
