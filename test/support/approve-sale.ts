import type { CommandEnvelope } from "#core/commands/command.ts";
import type { CommandArgs } from "#core/commands/command-args.ts";
import { approvalHash } from "#core/vouchers/approval-hash.ts";
import type { InvoiceVoucher } from "#core/vouchers/voucher.ts";
import { aLine } from "./books-builder.ts";
import type { TestDevice } from "./test-device.ts";

type DraftArgs = CommandArgs["voucher.draft"];

/** A draft of one line for customer `c1`; what is not said is a sale of 1 March 2026. */
export const aDraft = (id: string, rest: Partial<DraftArgs> = {}): DraftArgs => ({
  id,
  kind: "sale",
  credits: null,
  ...rest,
  set: { day: "2026-03-01", party: "c1", lines: [aLine()], ...rest.set },
});

/** What approves a draft as `aDraft` says it, as its author saw it. */
export const anApproval = ({ id, kind, credits, set }: DraftArgs): CommandArgs["voucher.approve"] => ({
  id,
  seenHash: approvalHash(
    {
      kind,
      day: set.day,
      practitioner: set.practitioner ?? null,
      lines: set.lines,
      termsDays: set.termsDays ?? 30,
      credits,
      ...(set.writtenNumber === undefined ? {} : { writtenNumber: set.writtenNumber }),
    } as InvoiceVoucher,
    {
      id: "c1",
      role: "customer",
      number: "C1",
      name: "Café du Marché",
      isPrivatePerson: false,
      address1: "",
      postalCode: "",
      city: "",
      countryCode: "FR",
      vatNumber: "",
      email: "",
      termsDays: 30,
      identity: null,
      acts: {},
    },
  ),
});

/** The two commands that draft and approve. */
export const draftAndApproval = (device: TestDevice, draft: DraftArgs): CommandEnvelope[] => [
  device.make("voucher.draft", draft),
  device.make("voucher.approve", anApproval(draft)),
];
