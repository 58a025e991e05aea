import type { PeriodValidateArgs } from "#core/commands/period-validate.ts";
import { type PeriodPreview, previewPeriod } from "#core/seals/preview-period.ts";
import { MAIN_CHAIN, type SealHeader } from "#core/seals/seal-header.ts";
import { heldThrough, toValidationArgs } from "#core/seals/validation-args.ts";
import type { Voucher } from "#core/vouchers/voucher.ts";
import type { VoucherRow } from "../books.ts";
import { rememberedDigest } from "../month-digests.ts";
import type { OpenCompany } from "../question-context.ts";
import { heldSeals, unsealedVouchers } from "../unsealed-vouchers.ts";
import { voucherRowOf } from "./voucher-rows.ts";

export interface PeriodAsked {
  readonly company: string;
  readonly through: string;
  readonly today: string;
}

/** What validating through a day would make irreversible, with the command that does just that. */
export interface ShownPeriod extends Omit<PeriodPreview, "drafts" | "awaitingNumber" | "seen"> {
  readonly drafts: readonly ShownDraft[];
  readonly awaitingNumber: readonly VoucherRow[];
  /** Null while the server's documents are not all here: nobody validates what they cannot see. */
  readonly args: PeriodValidateArgs | null;
}

export interface ShownDraft extends VoucherRow {
  readonly author: string;
}

/** How far a company is validated, and what of it the server has yet to confirm. */
export interface Validation {
  /** What the server has confirmed. */
  readonly through: string | null;
  /** Validated on this device and not confirmed: the last day asked for, and when. */
  readonly waiting: { readonly command: string; readonly through: string; readonly madeAt: string } | null;
  /** The newest first. */
  readonly periods: readonly ValidatedPeriod[];
}

export interface ValidatedPeriod
  extends Pick<SealHeader, "id" | "month" | "fromDay" | "throughDay" | "sealedAt" | "device"> {
  /** The name of who validated, where this device knows them. */
  readonly by: string | null;
  /** Whether it was validated here. */
  readonly isOfThisDevice: boolean;
}

export function answerPeriod(
  { view, ...open }: OpenCompany,
  through: string,
  today: string,
): ShownPeriod | null {
  const company = view.get("companies", view.company);
  const chart = view.get("accounts", "chart");
  if (company === null || chart === null) return null;
  const { holding } = heldSeals(view);
  const vouchers = [...view.list("vouchers")].filter((voucher) => holding(voucher) === null);
  const party = (id: string) => view.get("parties", id);
  const books = { company, chart, party, vouchers, digestOf: rememberedDigest };
  const { drafts, awaitingNumber, seen, ...preview } = previewPeriod(books, through, today);
  const rowOf = (voucher: Voucher) => voucherRowOf({ view, ...open }, voucher);
  const revision = view.head();
  const pending = view.commands().at(-1)?.command.counter ?? view.settled();
  return {
    ...preview,
    drafts: drafts.map((draft) => ({
      ...rowOf(draft),
      author: view.get("members", draft.createdBy)?.name ?? draft.createdBy,
    })),
    awaitingNumber: awaitingNumber.map(rowOf),
    args:
      revision === null
        ? null
        : toValidationArgs(
            { through, seen },
            { revision, held: heldThrough(unsealedVouchers(view), through, rememberedDigest), pending },
          ),
  };
}

export function answerValidation({ view }: OpenCompany, ownDevice: string): Validation {
  const company = view.base("companies", view.company)?.document;
  const waiting = view
    .commands()
    .findLast(
      ({ command, outcome, images }) =>
        command.type === "period.validate" && outcome?.refusal == null && images !== null,
    );
  const nameOf = (id: string | undefined) =>
    id === undefined ? null : (view.get("members", id)?.name ?? null);
  return {
    through: company && "validatedThrough" in company ? company.validatedThrough : null,
    waiting:
      waiting === undefined
        ? null
        : {
            command: waiting.command.id,
            through: (waiting.command.args as PeriodValidateArgs).through,
            madeAt: waiting.command.madeAt,
          },
    periods: view
      .listBase("seals")
      .filter(({ chain }) => chain === MAIN_CHAIN)
      .sort((one, other) => other.index - one.index)
      .map(({ id, month, fromDay, throughDay, sealedAt, sealedBy, device }) => ({
        id,
        month,
        fromDay,
        throughDay,
        ...(sealedAt === undefined ? {} : { sealedAt }),
        ...(device === undefined ? {} : { device }),
        by: nameOf(sealedBy),
        isOfThisDevice: device === ownDevice,
      })),
  };
}
