import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { VoucherDetail } from "#web/books/books.ts";
import { refusal, show } from "./a-desk.ts";

const line = {
  ...{ id: "1", articleId: null, articleNumber: null, quantityThousandths: 1000, unitPriceCents: 4590 },
  ...{ priceIncludesVat: true, discountBasisPoints: 0, nature: "goods", vat: "fr-exempt" },
  ...{ text: "Papier", account: "606400" },
} as const;
const standing = {
  payment: {
    ...{ kind: "payment", id: "v-1", state: "recorded", day: "2026-10-30", label: "Séance P-00231" },
    ...{ practitioner: "p-1", party: null, amountCents: 2215, means: "cash", settles: [], account: null },
    ...{ postings: [], earlier: [], changedBy: "u-1", changedAt: "2026-10-30T09:00:00.000Z" },
  },
  expense: {
    ...{ kind: "expense", id: "v-1", state: "approved", day: "2026-10-30", label: "Papier" },
    ...{ practitioner: null, party: null, lines: [line], means: "card", paidBy: null },
    ...{ postings: [], earlier: [], changedBy: "u-1", changedAt: "2026-10-30T09:00:00.000Z" },
  },
} as const;
type Kind = keyof typeof standing;

const about = (kind: Kind, voucher: object = {}, detail: object = {}): VoucherDetail =>
  ({
    voucher: { ...standing[kind], ...voucher },
    closed: null,
    reversing: { by: null, of: null, on: null },
    ...detail,
  }) as unknown as VoucherDetail;

const set = {
  payment: { amountCents: 2512, settles: [{ voucher: "s-1", cents: 2512 }] },
  expense: { lines: [{ ...line, unitPriceCents: 5490 }], means: null, paidBy: "u-1" },
} as const;
const typed = {
  payment: { amountCents: 2512, claim: "s-1" },
  expense: { amountCents: 5490, means: "own-pocket" },
} as const;
const correction = (kind: Kind) =>
  refusal({
    commandType: "voucher.correct",
    code: "payment.meansUnknown",
    facts: {},
    args: { kind, id: "v-1", set: set[kind] },
  });
const kinds = ["payment", "expense"] as const;
const newKey = { payment: "payment:co-1", expense: "expense:new:co-1" } as const;

const enterAgain = async () => fireEvent.click(await screen.findByRole("button", { name: "La ressaisir" }));
const protectedDays = { closed: { code: "day.protected", protectedThrough: "2026-10-31" } };
const validatedDays = { closed: { code: "day.validated", validatedThrough: "2026-10-31" } };

describe.each(kinds)("a refused correction of a recorded %s", (kind) => {
  test("opens it with what was to be changed and nothing else", async () => {
    const { scratch, address, sent } = await show([correction(kind)], "/review/cmd-1", {
      answers: { voucher: about(kind) },
    });
    await enterAgain();
    await waitFor(() => expect(address()).toBe(`/${kind}s/v-1`));
    expect(scratch.get(`${kind}:v-1:co-1`)).toEqual(typed[kind]);
    expect(sent).toEqual([]);
  });

  test("never writes over one that is half typed", async () => {
    const half = { [`${kind}:v-1:co-1`]: { label: "autre" } };
    const { scratch, address } = await show([correction(kind)], "/review/cmd-1", {
      answers: { voucher: about(kind) },
      scratch: half,
    });
    await enterAgain();
    const link = await screen.findByRole("link", { name: /Aller à (ce paiement|cette dépense)/ });
    expect(link.getAttribute("href")).toBe(`/${kind}s/v-1`);
    expect(Object.fromEntries(scratch)).toEqual(half);
    expect(address()).toBe("/review/cmd-1");
  });

  test("says who has corrected it since, and leaves their change alone", async () => {
    const changed = { label: "Corrigé par Luc", changedBy: "u-2", changedAt: "2026-11-21T08:00:00.000Z" };
    const members = [{ id: "u-2", name: "Luc Martin" }];
    const { scratch } = await show([correction(kind)], "/review/cmd-1", {
      answers: {
        voucher: about(kind, changed),
        members: { members, placesMax: null, placesTaken: 1 } as never,
      },
    });
    await screen.findByText(/Corrigé depuis, par Luc Martin, le .*relisez/);
    await enterAgain();
    await waitFor(() => expect(scratch.get(`${kind}:v-1:co-1`)).toEqual(typed[kind]));
  });

  test.each([
    ["is protected by now", {}, protectedDays, /protégé jusqu’au.*lever la protection.*Contrepassez/],
    ["is validated by now", {}, validatedDays, /validé définitivement.*Contrepassez/],
    ["was cancelled", { state: "cancelled" }, {}, /ne compte plus/],
    ["was reversed", {}, { ...validatedDays, reversing: { by: {}, of: null, on: null } }, /ne compte plus/],
  ])(
    "opens as a new one, whole, where what it was to mend %s, and says so",
    async (_how, voucher, detail, said) => {
      const { scratch, address } = await show([correction(kind)], "/review/cmd-1", {
        answers: { voucher: about(kind, voucher, detail) },
      });
      await screen.findByText(said);
      await enterAgain();
      await waitFor(() => expect(address()).toBe(`/${kind}s/new`));
      const kept = scratch.get(newKey[kind]) as { readonly id: string };
      expect(kept).toMatchObject({ ...typed[kind], day: "2026-10-30", label: standing[kind].label });
      expect(kept.id).not.toBe("v-1");
    },
  );

  test("opens as a new one where what it was to mend is not here, with what it says itself", async () => {
    const { scratch, address } = await show([correction(kind)]);
    await enterAgain();
    await waitFor(() => expect(address()).toBe(`/${kind}s/new`));
    expect(scratch.get(newKey[kind])).toMatchObject(typed[kind]);
  });

  test.each(["fr", "nl", "en"] as const)("breaks no rule of accessibility in %s", async (language) => {
    await show([correction(kind)], "/review/cmd-1", {
      language,
      answers: { voucher: about(kind, {}, protectedDays) },
    });
    await screen.findByRole("heading", { level: 3 });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});

describe("a refused act about an expense", () => {
  test("takes of its line only what it was to change, so that an amount mended meanwhile stays", async () => {
    const toMend = {
      ...correction("expense"),
      args: { kind: "expense", id: "v-1", set: { lines: [{ ...line, account: "606800" }] } },
    };
    const changedAt = "2026-11-21T08:00:00.000Z";
    const since = { changedAt, changedBy: "u-2", command: "c-9", before: { lines: [line] } };
    const mended = {
      lines: [{ ...line, unitPriceCents: 9900 }],
      changedBy: "u-2",
      changedAt,
      earlier: [since],
    };
    const { scratch } = await show([toMend], "/review/cmd-1", {
      answers: { voucher: about("expense", mended) },
    });
    await enterAgain();
    await waitFor(() => expect(scratch.get("expense:v-1:co-1")).toEqual({ account: "606800" }));
  });

  test("offers no form where none makes such an expense", async () => {
    await show([correction("expense")], "/review/cmd-1", {
      answers: { voucher: about("expense", { lines: [line, { ...line, id: "2" }] }) },
    });
    await screen.findByRole("button", { name: "Écarter" });
    expect(screen.queryByRole("button", { name: "La ressaisir" })).toBe(null);
  });

  test.each([
    ["as a new one where its draft was refused", null, "/expenses/new", "expense:new:co-1"],
    ["on its draft where that is there", { state: "draft" }, "/expenses/v-1", "expense:v-1:co-1"],
  ])("is typed again %s", async (_how, draft, path, key) => {
    const fields = { day: "2026-10-30", label: "Papier", party: null, practitioner: null };
    const drafting = refusal({
      ...{ commandType: "voucher.draft", code: "day.beforeBooks", facts: {} },
      args: { id: "v-1", kind: "expense", credits: null, set: { ...fields, ...set.expense } },
    });
    const { scratch, address } = await show([drafting], "/review/cmd-1", {
      answers: { voucher: draft && about("expense", draft) },
    });
    await enterAgain();
    await waitFor(() => expect(address()).toBe(path));
    expect(scratch.get(key)).toMatchObject({ ...typed.expense, label: "Papier" });
  });
});
