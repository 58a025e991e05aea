import { monthOf } from "#core/calendar-date.ts";
import type { CommandEnvelope } from "#core/commands/command.ts";
import type { Facts } from "#core/commands/command-module.ts";
import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import { digestKeyOf } from "#core/replication/voucher-digest.ts";
import { type LiveSeals, sealLiveBooks } from "#core/seals/live-seals.ts";
import type { PreparedSealing } from "#core/seals/prepared-sealing.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { digestsOf, isToSeal } from "#core/seals/vouchers-to-seal.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";

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
  const { through, revision } = command.args as PeriodValidateArgs;
  const company = facts.get("companies", command.company);
  const chart = facts.get("accounts", "chart");
  if (company === null || chart === null) return null;
  const { sealed, ...seals } = sealLiveBooks(
    {
      company,
      chart,
      party: (id) => facts.get("parties", id),
      vouchers: live.flatMap(({ voucher }) => (isToSeal(voucher, through) ? [voucher] : [])),
      headers,
      imported: new Map(),
      through,
      sealedAt,
      sealedBy: command.madeBy,
      device: command.device,
      salt: command.id,
    },
    keepBody,
  );
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
