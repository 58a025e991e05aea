import { articleSave } from "./article-save.ts";
import { careAccept } from "./care-accept.ts";
import { careBegin } from "./care-begin.ts";
import { careChange } from "./care-change.ts";
import { careDecline } from "./care-decline.ts";
import { careEnd } from "./care-end.ts";
import { careInvite } from "./care-invite.ts";
import type { CommandModule } from "./command-module.ts";
import { companyCreate } from "./company-create.ts";
import { companyHandOver } from "./company-hand-over.ts";
import { companyUpdate } from "./company-update.ts";
import { connectionChoose } from "./connection-choose.ts";
import { entryRecord } from "./entry-record.ts";
import { firmUpdate } from "./firm-update.ts";
import { holeDeclare } from "./hole-declare.ts";
import { importApply } from "./import-apply.ts";
import { matchingMake } from "./matching-make.ts";
import { matchingUndo } from "./matching-undo.ts";
import { memberChange } from "./member-change.ts";
import { memberInvite } from "./member-invite.ts";
import { memberJoin } from "./member-join.ts";
import { memberPlace } from "./member-place.ts";
import { memberRelieve } from "./member-relieve.ts";
import { memberRemove } from "./member-remove.ts";
import { memberRename } from "./member-rename.ts";
import { partySave } from "./party-save.ts";
import { paymentRecord } from "./payment-record.ts";
import { periodProtect } from "./period-protect.ts";
import { periodValidate } from "./period-validate.ts";
import { planChoose } from "./plan-choose.ts";
import { productionChoose } from "./production-choose.ts";
import { refusalBook } from "./refusal-book.ts";
import { refusalDiscard } from "./refusal-discard.ts";
import { refusalHand } from "./refusal-hand.ts";
import { roleRemove } from "./role-remove.ts";
import { roleSave } from "./role-save.ts";
import { seriesClose } from "./series-close.ts";
import { seriesDeclare } from "./series-declare.ts";
import { voucherApprove } from "./voucher-approve.ts";
import { voucherCancel } from "./voucher-cancel.ts";
import { voucherCorrect } from "./voucher-correct.ts";
import { voucherDeleteDraft } from "./voucher-delete-draft.ts";
import { voucherDivide } from "./voucher-divide.ts";
import { voucherDraft } from "./voucher-draft.ts";
import { voucherIssue } from "./voucher-issue.ts";
import { voucherReverse } from "./voucher-reverse.ts";
import { voucherSend } from "./voucher-send.ts";
import { yearChange } from "./year-change.ts";
import { yearClose } from "./year-close.ts";

/** Every kind of command there is. A new one is a file and a line here. */
export const commandModules: ReadonlyMap<string, CommandModule> = new Map(
  [
    companyCreate,
    companyUpdate,
    companyHandOver,
    memberInvite,
    memberJoin,
    memberPlace,
    memberChange,
    memberRename,
    memberRelieve,
    memberRemove,
    roleSave,
    roleRemove,
    periodProtect,
    periodValidate,
    yearChange,
    yearClose,
    planChoose,
    productionChoose,
    firmUpdate,
    careBegin,
    careInvite,
    careAccept,
    careDecline,
    careChange,
    careEnd,
    partySave,
    articleSave,
    voucherDraft,
    voucherDeleteDraft,
    voucherApprove,
    voucherIssue,
    seriesDeclare,
    seriesClose,
    holeDeclare,
    voucherSend,
    voucherCorrect,
    voucherCancel,
    voucherDivide,
    voucherReverse,
    paymentRecord,
    entryRecord,
    matchingMake,
    matchingUndo,
    importApply,
    connectionChoose,
    refusalDiscard,
    refusalBook,
    refusalHand,
  ].map((module) => [module.type, module]),
);
