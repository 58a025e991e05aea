import type { Chart } from "#core/charts/chart.ts";
import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import type { Company } from "#core/companies/company.ts";
import type { PullAnswer } from "#core/replication/pull.ts";
import { previewPeriod } from "#core/seals/preview-period.ts";
import { heldThrough, toValidationArgs } from "#core/seals/validation-args.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { TestDevice } from "./test-device.ts";

const documentsIn = <Kind>(answer: PullAnswer, name: keyof PullAnswer["pages"], company: string): Kind[] =>
  (answer.pages[name] ?? []).flatMap(({ company: of, state, body }) =>
    of === company && state !== "deleted" ? [body as Kind] : [],
  );

/** What a device that has just pulled everything would send to validate through a day. */
export async function lookThrough(device: TestDevice, through: string): Promise<PeriodValidateArgs> {
  const answer = await device.pull();
  const vouchers = documentsIn<Voucher>(answer, "vouchers", device.company);
  const [company] = documentsIn<Company>(answer, "companies", device.company);
  const [chart] = documentsIn<Chart>(answer, "accounts", device.company);
  const books = { company: company!, chart: chart!, party: () => null, vouchers };
  return toValidationArgs(previewPeriod(books, through, "2026-12-31"), {
    revision: answer.heads[device.company]!,
    held: heldThrough(vouchers, through),
    pending: answer.settled[device.company] ?? 0,
  });
}
