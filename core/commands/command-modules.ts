import { articleSave } from "./article-save.ts";
import type { CommandModule } from "./command-module.ts";
import { companyCreate } from "./company-create.ts";
import { companyUpdate } from "./company-update.ts";
import { connectionChoose } from "./connection-choose.ts";
import { entryRecord } from "./entry-record.ts";
import { importApply } from "./import-apply.ts";
import { partySave } from "./party-save.ts";
import { paymentRecord } from "./payment-record.ts";
import { refusalDiscard } from "./refusal-discard.ts";
import { voucherApprove } from "./voucher-approve.ts";
import { voucherCancel } from "./voucher-cancel.ts";
import { voucherCorrect } from "./voucher-correct.ts";
import { voucherDeleteDraft } from "./voucher-delete-draft.ts";
import { voucherDraft } from "./voucher-draft.ts";

/** Every kind of command there is. A new one is a file and a line here. */
export const commandModules: ReadonlyMap<string, CommandModule> = new Map(
  [
    companyCreate,
    companyUpdate,
    partySave,
    articleSave,
    voucherDraft,
    voucherDeleteDraft,
    voucherApprove,
    voucherCorrect,
    voucherCancel,
    paymentRecord,
    entryRecord,
    importApply,
    connectionChoose,
    refusalDiscard,
  ].map((module) => [module.type, module]),
);
