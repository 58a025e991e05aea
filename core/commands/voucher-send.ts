import { z } from "zod";
import { deliveryIdOf } from "../connections/connection.ts";
import { newDelivery } from "../connections/new-delivery.ts";
import { isSendable, takesVouchers } from "../connections/travels-to.ts";
import { idSchema } from "../ids.ts";
import { ok, refuse } from "../result.ts";
import { defineCommand } from "./command-module.ts";

const argsSchema = z.strictObject({ id: idSchema, connection: idSchema });
export interface VoucherSendArgs extends z.infer<typeof argsSchema> {}

/** Sends an approved invoice that no link took by itself, such as one dated before the link's first day. */
export const voucherSend = defineCommand<VoucherSendArgs>({
  type: "voucher.send",
  version: 1,
  argsSchema,
  right: "approve",
  needs: ({ id, connection }) => [
    { collection: "vouchers", id },
    { collection: "connections", id: connection },
    { collection: "deliveries", id: deliveryIdOf(connection, id) },
  ],
  decide: ({ args, facts, command }) => {
    const voucher = facts.get("vouchers", args.id);
    if (!voucher) return refuse({ code: "voucher.notFound", voucher: args.id });
    const connection = facts.get("connections", args.connection);
    if (!connection) return refuse({ code: "connection.notFound", connection: args.connection });
    // Two people may ask for the same: it leaves once, and neither is told no.
    if (facts.get("deliveries", deliveryIdOf(connection.id, voucher.id))) return ok({ documents: [] });
    if (!takesVouchers(connection)) return refuse({ code: "connection.notConnected" });
    if (!isSendable(voucher)) return refuse({ code: "voucher.notApproved", voucher: args.id });
    const delivery = newDelivery(connection.id, voucher, command.madeAt);
    return ok({ documents: [{ collection: "deliveries", id: delivery.id, after: delivery }] });
  },
});
