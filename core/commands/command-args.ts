import type { ArticleSaveArgs } from "./article-save.ts";
import type { CareBeginArgs } from "./care-begin.ts";
import type { CareChangeArgs } from "./care-change.ts";
import type { CompanyCreateArgs } from "./company-create.ts";
import type { CompanyHandOverArgs } from "./company-hand-over.ts";
import type { CompanyUpdateArgs } from "./company-update.ts";
import type { ConnectionChooseArgs } from "./connection-choose.ts";
import type { EntryRecordArgs } from "./entry-record.ts";
import type { FirmUpdateArgs } from "./firm-update.ts";
import type { ImportApplyArgs } from "./import-apply.ts";
import type { MemberChangeArgs } from "./member-change.ts";
import type { MemberInviteArgs } from "./member-invite.ts";
import type { MemberJoinArgs } from "./member-join.ts";
import type { MemberPlaceArgs } from "./member-place.ts";
import type { MemberRemoveArgs } from "./member-remove.ts";
import type { PartySaveArgs } from "./party-save.ts";
import type { PaymentRecordArgs } from "./payment-record.ts";
import type { PeriodProtectArgs } from "./period-protect.ts";
import type { PlanChooseArgs } from "./plan-choose.ts";
import type { RoleSaveArgs } from "./role-save.ts";
import type { VoucherApproveArgs } from "./voucher-approve.ts";
import type { VoucherCorrectArgs } from "./voucher-correct.ts";
import type { VoucherDraftArgs } from "./voucher-draft.ts";
import type { VoucherSendArgs } from "./voucher-send.ts";

/** What each command says, for whoever makes one; the modules check it again. */
export interface CommandArgs {
  "company.create": CompanyCreateArgs;
  "company.update": CompanyUpdateArgs;
  "company.handOver": CompanyHandOverArgs;
  "member.invite": MemberInviteArgs;
  "member.join": MemberJoinArgs;
  "member.place": MemberPlaceArgs;
  "member.change": MemberChangeArgs;
  "member.remove": MemberRemoveArgs;
  "role.save": RoleSaveArgs;
  "period.protect": PeriodProtectArgs;
  "plan.choose": PlanChooseArgs;
  "firm.update": FirmUpdateArgs;
  "care.begin": CareBeginArgs;
  "care.change": CareChangeArgs;
  "role.remove": { id: string };
  "care.end": Record<string, never>;
  "party.save": PartySaveArgs;
  "article.save": ArticleSaveArgs;
  "voucher.draft": VoucherDraftArgs;
  "voucher.deleteDraft": { id: string };
  "voucher.approve": VoucherApproveArgs;
  "voucher.correct": VoucherCorrectArgs;
  "voucher.send": VoucherSendArgs;
  "voucher.cancel": { id: string; reason: string };
  "payment.record": PaymentRecordArgs;
  "entry.record": EntryRecordArgs;
  "import.apply": ImportApplyArgs;
  "connection.choose": ConnectionChooseArgs;
  "refusal.discard": { id: string; reason: string };
}

export type CommandType = keyof CommandArgs;
