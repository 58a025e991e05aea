import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { Entry } from "#core/vouchers/voucher.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import { refusal, show } from "./a-desk.ts";

const postings = [
  { account: "681100", side: "debit", cents: 6000, party: null },
  { account: "281830", side: "credit", cents: 6000, party: null },
] as const;
const lines = [
  { account: "681100", debitCents: 6000, creditCents: null },
  { account: "281830", debitCents: null, creditCents: 6000 },
];
const correction = refusal({
  commandType: "voucher.correct",
  code: "account.unknown",
  facts: { account: "281830" },
  args: { kind: "entry", id: "e-1", set: { label: "Dotation 2026", postings } },
});

const about = (entry: Partial<Entry> = {}, detail: Partial<VoucherDetail> = {}): VoucherDetail =>
  ({
    voucher: {
      ...{ kind: "entry", id: "e-1", state: "recorded", day: "2026-03-31", label: "Dotation" },
      ...{ journal: "OD", practitioner: "p-1", postings: [] },
      ...entry,
    },
    closed: null,
    reversing: { by: null, of: null, may: false },
    ...detail,
  }) as unknown as VoucherDetail;

const enterAgain = async () => fireEvent.click(await screen.findByRole("button", { name: "La ressaisir" }));
const validated = { closed: { code: "day.validated" } } as const;

describe("a refused correction of an entry", () => {
  test("opens the entry with what was to be changed, in all else as it stands", async () => {
    const { scratch, address, sent } = await show([correction], "/review/cmd-1", {
      answers: { voucher: about() },
    });
    // In the list, on the paper, and in its two lines with their sums.
    expect(await screen.findAllByText(/60,00/)).toHaveLength(6);
    await enterAgain();
    await waitFor(() => expect(address()).toBe("/entries/e-1"));
    const kept = scratch.get("entry:e-1:co-1");
    expect(kept).toMatchObject({ label: "Dotation 2026", lines });
    expect(Object.keys(kept as object).sort()).toEqual(["label", "lines"]);
    expect(sent).toEqual([]);
  });

  test("never writes over a correction that is half typed", async () => {
    const { scratch, address } = await show([correction], "/review/cmd-1", {
      answers: { voucher: about() },
      scratch: { "entry:e-1:co-1": { label: "autre" } },
    });
    await enterAgain();
    expect((await screen.findByRole("link", { name: /cette écriture/ })).getAttribute("href")).toBe(
      "/entries/e-1",
    );
    expect(scratch.get("entry:e-1:co-1")).toEqual({ label: "autre" });
    expect(address()).toBe("/review/cmd-1");
  });

  test("takes with it what later corrections that fell with it were to change", async () => {
    const later = refusal({
      ...{ id: "cmd-2", counter: 2, commandType: "voucher.correct", code: "command.depends" },
      facts: { cause: "cmd-1" },
      args: { kind: "entry", id: "e-1", set: { day: "2026-04-02" } },
    });
    const { scratch, address } = await show([later, correction], "/review/cmd-1", {
      answers: { voucher: about() },
    });
    await enterAgain();
    await waitFor(() => expect(address()).toBe("/entries/e-1"));
    expect(scratch.get("entry:e-1:co-1")).toMatchObject({ label: "Dotation 2026", day: "2026-04-02", lines });
  });

  test.each([
    ["is validated", about({}, validated), true],
    ["is cancelled", about({ state: "cancelled" }), false],
    [
      "is reversed",
      about({}, { ...validated, reversing: { by: "e-2", of: null, may: false } as never }),
      false,
    ],
  ])("opens as a new entry where what it was to mend %s", async (_how, voucher, isBeside) => {
    const { scratch, address } = await show([correction], "/review/cmd-1", { answers: { voucher } });
    await screen.findByRole("button", { name: "La ressaisir" });
    expect(screen.queryByText(/Contrepassez l’ancienne/) !== null).toBe(isBeside);
    await enterAgain();
    await waitFor(() => expect(address()).toBe("/entries/new"));
    expect(scratch.get("entry:new:co-1")).toMatchObject({
      ...{ day: "2026-03-31", label: "Dotation 2026", journal: "OD", practitioner: "p-1", lines },
    });
  });

  test("of an entry that was refused itself is part of what is entered again", async () => {
    const args = { id: "e-1", day: "2026-03-31", label: "Dotation", journal: "OD", practitioner: null };
    const entry = refusal({
      commandType: "entry.record",
      code: "journal.unknown",
      facts: {},
      args: { ...args, postings: [] },
    });
    const tail = {
      ...correction,
      id: "cmd-2",
      counter: 2,
      code: "command.depends",
      facts: { cause: "cmd-1" },
    };
    const { scratch, address } = await show([tail, entry]);
    await enterAgain();
    await waitFor(() => expect(address()).toBe("/entries/new"));
    expect(scratch.get("entry:new:co-1")).toMatchObject({ day: "2026-03-31", label: "Dotation 2026", lines });
  });

  test.each(["fr", "nl", "en"] as const)("breaks no rule of accessibility in %s", async (language) => {
    await show([correction], "/review/cmd-1", { language, answers: { voucher: about({}, validated) } });
    await screen.findByRole("heading", { level: 3 });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
