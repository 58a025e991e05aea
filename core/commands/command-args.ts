import type { ArticleSaveArgs } from "./article-save.ts";
import type { CompanyCreateArgs } from "./company-create.ts";
import type { CompanyUpdateArgs } from "./company-update.ts";
import type { ConnectionChooseArgs } from "./connection-choose.ts";
import type { EntryRecordArgs } from "./entry-record.ts";
import type { ImportApplyArgs } from "./import-apply.ts";
import type { PartySaveArgs } from "./party-save.ts";
import type { PaymentRecordArgs } from "./payment-record.ts";
import type { VoucherApproveArgs } from "./voucher-approve.ts";
import type { VoucherCorrectArgs } from "./voucher-correct.ts";
import type { VoucherDraftArgs } from "./voucher-draft.ts";

/** What each command says, for whoever makes one; the modules check it again. */
export interface CommandArgs {
  "company.create": CompanyCreateArgs;
  "company.update": CompanyUpdateArgs;
  "party.save": PartySaveArgs;
  "article.save": ArticleSaveArgs;
  "voucher.draft": VoucherDraftArgs;
  "voucher.deleteDraft": { id: string };
  "voucher.approve": VoucherApproveArgs;
  "voucher.correct": VoucherCorrectArgs;
  "voucher.cancel": { id: string; reason: string };
  "payment.record": PaymentRecordArgs;
  "entry.record": EntryRecordArgs;
  "import.apply": ImportApplyArgs;
  "connection.choose": ConnectionChooseArgs;
  "refusal.discard": { id: string; reason: string };
}

export type CommandType = keyof CommandArgs;
