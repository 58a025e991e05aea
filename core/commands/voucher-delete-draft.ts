import { z } from "zod";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { isInvoice } from "../vouchers/voucher.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema });

/** A draft was never issued, so it may go without a trace in the books. */
export const voucherDeleteDraft = defineCommand<z.infer<typeof argsSchema>>({
  type: "voucher.deleteDraft",
  version: 1,
  argsSchema,
  right: "draft",
  needs: ({ id }) => [{ collection: "vouchers", id }],
  decide: ({ args, facts }) => {
    const draft = facts.get("vouchers", args.id);
    if (!draft) return refuse({ code: "voucher.notFound", voucher: args.id });
    if (!isInvoice(draft) || draft.state !== "draft")
      return refuse({ code: "voucher.notDraft", voucher: args.id });
    return ok({ documents: [{ collection: "vouchers", id: args.id, after: null }] });
  },
});
