import fc from "fast-check";
import type { CommandArgs, CommandType } from "#core/commands/command-args.ts";
import type { Sent } from "#web/books/books.ts";
import { aLine, aPaymentOf } from "./books-builder.ts";
import type { Fault, SimulatedDevice } from "./simulated-device.ts";

/** What a user may do, over so few documents that people meet. */
export type UserAct =
  | { readonly kind: "party"; readonly at: number; readonly name: string }
  | { readonly kind: "draft"; readonly at: number; readonly label: string }
  | { readonly kind: "approve"; readonly at: number }
  | { readonly kind: "deleteDraft"; readonly at: number }
  | { readonly kind: "pay"; readonly at: number; readonly sale: number; readonly cents: number }
  | { readonly kind: "mend"; readonly at: number; readonly cents: number }
  | { readonly kind: "cancel"; readonly at: number }
  | { readonly kind: "entry"; readonly at: number; readonly cents: number }
  | { readonly kind: "validate"; readonly at: number; readonly through: string };

/** What may happen to a device. */
export type Happening =
  | { readonly what: "act"; readonly device: number; readonly act: UserAct }
  | { readonly what: "synchronise"; readonly device: number; readonly faults: readonly Fault[] }
  | {
      readonly what: "die";
      readonly device: number;
      readonly steps: number;
      readonly faults: readonly Fault[];
    }
  | { readonly what: "dieActing"; readonly device: number; readonly act: UserAct }
  | { readonly what: "restart"; readonly device: number }
  | { readonly what: "clock"; readonly device: number; readonly hours: number };

const at = fc.integer({ min: 0, max: 2 });
/** Most pay the sale that is there from the beginning. */
const sale = fc.constantFrom(0, 0, 0, 1, 2);
const cents = fc.constantFrom(1, 3_333, 6_000, 12_000);
const userAct: fc.Arbitrary<UserAct> = fc.oneof(
  fc.record({ kind: fc.constant("party"), at, name: fc.constantFrom("Lune", "Soleil") }),
  fc.record({ kind: fc.constant("draft"), at, label: fc.constantFrom("A", "B") }),
  { arbitrary: fc.record({ kind: fc.constant("approve"), at }), weight: 2 },
  fc.record({ kind: fc.constant("deleteDraft"), at }),
  { arbitrary: fc.record({ kind: fc.constant("pay"), at, sale, cents }), weight: 5 },
  fc.record({ kind: fc.constant("mend"), at, cents }),
  fc.record({ kind: fc.constant("cancel"), at }),
  fc.record({ kind: fc.constant("entry"), at, cents }),
  fc.record({
    kind: fc.constant("validate"),
    at,
    through: fc.constantFrom("2026-04-30", "2026-05-04", "2026-05-05"),
  }),
) as fc.Arbitrary<UserAct>;

export const happeningArbitrary = (devices: number): fc.Arbitrary<Happening> => {
  const device = fc.integer({ min: 0, max: devices - 1 });
  const fault = fc.constantFrom<Fault>(
    "none",
    "none",
    "none",
    "lostRequest",
    "lostAnswer",
    "doubled",
    "late",
    "overtaken",
  );
  const faults = fc.array(fault, { maxLength: 5 });
  return fc.oneof(
    { arbitrary: fc.record({ what: fc.constant("act"), device, act: userAct }), weight: 8 },
    { arbitrary: fc.record({ what: fc.constant("synchronise"), device, faults }), weight: 4 },
    {
      arbitrary: fc.record({
        what: fc.constant("die"),
        device,
        steps: fc.integer({ min: 0, max: 24 }),
        faults,
      }),
      weight: 2,
    },
    fc.record({ what: fc.constant("dieActing"), device, act: userAct }),
    fc.record({ what: fc.constant("restart"), device }),
    fc.record({ what: fc.constant("clock"), device, hours: fc.integer({ min: -48, max: 48 }) }),
  ) as fc.Arbitrary<Happening>;
};

/** Does it on a device as its user would: on top of what that device shows. Null where the screen has no button. */
export async function doAct(device: SimulatedDevice, company: string, act: UserAct): Promise<Sent | null> {
  const send = <Type extends CommandType>(type: Type, args: CommandArgs[Type]) =>
    device.books().send(company, type, args);
  const sale = `sale${"sale" in act ? act.sale : act.at}`;
  const payment = `payment${act.at}`;
  switch (act.kind) {
    case "party": {
      const number = `C${act.at}`;
      return send("party.save", { id: `party${act.at}`, set: { role: "customer", number, name: act.name } });
    }
    case "draft": {
      const set = { day: "2026-05-04", label: act.label, party: "party0", lines: [aLine()] };
      return send("voucher.draft", { id: sale, kind: "sale", credits: null, set });
    }
    case "approve": {
      const shown = await device.ask("voucher", { company, id: sale });
      return shown?.seenHash ? send("voucher.approve", { id: sale, seenHash: shown.seenHash }) : null;
    }
    case "deleteDraft":
      return send("voucher.deleteDraft", { id: sale });
    case "pay": {
      // One id for every device and time would only be refused as taken; each payment is its own.
      const id = `${payment}~${device.id}`;
      const settles = [{ voucher: sale, cents: act.cents }];
      return send("payment.record", aPaymentOf(id, act.cents, { day: "2026-05-05", party: null, settles }));
    }
    case "mend": {
      const id = `${payment}~${device.id}`;
      const shown = await device.ask("voucher", { company, id });
      if (shown?.voucher.kind !== "payment") return null;
      const settles = shown.voucher.settles.map((settled) => ({ ...settled, cents: act.cents }));
      const set = { amountCents: act.cents, settles };
      return send("voucher.correct", { kind: "payment", id, set });
    }
    case "cancel":
      return send("voucher.cancel", { id: `${payment}~${device.id}`, reason: "" });
    case "validate": {
      const { through } = act;
      const period = await device.ask("period", { company, through, today: through });
      return period?.args ? send("period.validate", period.args) : null;
    }
    case "entry":
      return send("entry.record", {
        id: `entry${act.at}`,
        day: "2026-05-06",
        label: "Loyer",
        journal: "OD",
        practitioner: null,
        postings: [
          { account: "411000", side: "debit", cents: act.cents, party: null },
          { account: "706000", side: "credit", cents: act.cents, party: null },
        ],
      });
  }
}
