import type { Chart } from "#core/charts/chart.ts";
import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import type { YearCloseArgs } from "#core/commands/year-close.ts";
import type { Company } from "#core/companies/company.ts";
import type { PullAnswer } from "#core/replication/pull.ts";
import { previewPeriod } from "#core/seals/preview-period.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { heldThrough, toValidationArgs } from "#core/seals/validation-args.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import { previewClosing, toClosingArgs } from "#core/years/preview-closing.ts";
import type { TestDevice } from "./test-device.ts";

const documentsIn = <Kind>(answer: PullAnswer, name: keyof PullAnswer["pages"], company: string): Kind[] =>
  (answer.pages[name] ?? []).flatMap(({ company: of, state, body }) =>
    of === company && state !== "deleted" ? [body as Kind] : [],
  );

/** What a device that has just pulled everything would send to validate through a day. */
export async function lookThrough(device: TestDevice, through: string): Promise<PeriodValidateArgs> {
  const { answer, vouchers, company, chart, standing } = await lookAt(device);
  const books = { company, chart, party: () => null, vouchers };
  return toValidationArgs(previewPeriod(books, through, "2026-12-31"), {
    ...standing,
    revision: answer.heads[device.company]!,
    held: heldThrough(vouchers, through),
  });
}

/** What it would send to close the fiscal year that ends on a day. */
export async function lookAtYear(device: TestDevice, closingDay: string): Promise<YearCloseArgs> {
  const { answer, vouchers, company, chart, standing } = await lookAt(device);
  const headers = documentsIn<SealHeader>(answer, "seals", device.company);
  return toClosingArgs(previewClosing({ company, chart, headers, vouchers }, closingDay), {
    ...standing,
    revision: answer.heads[device.company]!,
    held: heldThrough(vouchers, closingDay),
  });
}

async function lookAt(device: TestDevice) {
  const answer = await device.pull();
  const [company] = documentsIn<Company>(answer, "companies", device.company);
  const [chart] = documentsIn<Chart>(answer, "accounts", device.company);
  return {
    answer,
    vouchers: documentsIn<Voucher>(answer, "vouchers", device.company),
    company: company!,
    chart: chart!,
    standing: { pending: answer.settled[device.company] ?? 0 },
  };
}
