import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { ShownRefusal, WaysOut } from "#web/books/questions/refusals.ts";
import type { Answers } from "../render-screen.tsx";
import { noWays, refusal, show } from "./a-desk.ts";

const draft = (
  fields: Partial<ShownRefusal> = {},
  set: Readonly<Record<string, unknown>> = {},
): ShownRefusal =>
  refusal({
    commandType: "voucher.draft",
    code: "practitioner.notFound",
    facts: { practitioner: "p-9" },
    args: { id: "v-7", kind: "sale", credits: null, set: { day: "2026-11-19", practitioner: "p-9", ...set } },
    ...fields,
  });

describe("the desk of refused acts", () => {
  test("says what would stand there while nothing was refused", async () => {
    await show([], "/review");
    await screen.findByRole("heading", { name: "Rien n’a été refusé" });
    expect(screen.getByText(/avec la raison et ce qu’on peut faire/)).toBeTruthy();
  });

  test("lists what was meant, with its amount, its mark and the reason", async () => {
    await show([refusal()], "/review");
    const table = await screen.findByRole("table", { name: "Actions refusées" });
    const row = await within(table).findByRole("row", { name: /Enregistrer un paiement/ });
    // What tells it from others of its sort is first, for a phone cuts the end off.
    expect(row.textContent).toMatch(/Séance P-00231 · Enregistrer un paiement/);
    expect(row.textContent).toMatch(/22,15/);
    expect(row.textContent).toContain("31/10/2026");
    expect(within(row).getByTitle("À revoir")).toBeTruthy();
  });

  test("opens one: who, when, which rule, and the ways out", async () => {
    const { address } = await show([refusal()], "/review");
    fireEvent.click(await screen.findByRole("row", { name: /Enregistrer un paiement/ }));
    await screen.findByText("par vous, le 20/11/2026 10:00");
    await waitFor(() => expect(address()).toBe("/review/cmd-1"));
    expect(screen.getByText("vendredi 30 octobre 2026")).toBeTruthy();
    expect(screen.getByText(/Refusée 21\/11\/2026 11:00/)).toBeTruthy();
    expect(screen.getByRole("button", { name: "La ressaisir" })).toBeTruthy();
    expect(screen.getByRole("button", { name: "Écarter" })).toBeTruthy();
  });

  test("is discarded only with a reason", async () => {
    const { sent, address } = await show([refusal()]);
    fireEvent.click(await screen.findByRole("button", { name: "Écarter" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.click(within(dialog).getByRole("button", { name: "Écarter" }));
    await within(dialog).findByText("Dites pourquoi, en quelques mots.");
    expect(sent).toEqual([]);
    fireEvent.input(within(dialog).getByLabelText("Motif"), { target: { value: "Ressaisie en novembre" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Écarter" }));
    await waitFor(() =>
      expect(sent).toEqual([
        { type: "refusal.discard", args: { id: "cmd-1", reason: "Ressaisie en novembre" } },
      ]),
    );
    await waitFor(() => expect(address()).toBe("/review"));
  });

  test("says in place why discarding itself is refused, and keeps the reason typed", async () => {
    await show([refusal()], "/review/cmd-1", {
      judge: () => ({ ok: false, problem: { code: "refusal.notFound" } }),
    });
    fireEvent.click(await screen.findByRole("button", { name: "Écarter" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.input(within(dialog).getByLabelText("Motif"), { target: { value: "Doublon" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Écarter" }));
    await within(dialog).findByRole("alert");
    expect((within(dialog).getByLabelText("Motif") as HTMLInputElement).value).toBe("Doublon");
  });

  test("a payment is entered again on its own form, filled in as it was", async () => {
    const { scratch, address } = await show([refusal()]);
    fireEvent.click(await screen.findByRole("button", { name: "La ressaisir" }));
    await waitFor(() => expect(address()).toBe("/payments/new"));
    expect(scratch.get("payment:co-1")).toEqual({
      id: expect.any(String),
      amountCents: 2215,
      means: "cash",
      practitioner: "p-1",
      party: null,
      claim: null,
      day: "2026-10-30",
      label: "Séance P-00231",
      account: null,
    });
  });

  test("never writes over a payment that is half typed", async () => {
    const halfTyped = { amountCents: 5000, label: "autre" };
    const { scratch, address } = await show([refusal()], "/review/cmd-1", {
      scratch: { "payment:co-1": halfTyped },
    });
    fireEvent.click(await screen.findByRole("button", { name: "La ressaisir" }));
    expect((await screen.findByRole("alert")).textContent).toContain("déjà à moitié saisi");
    expect(scratch.get("payment:co-1")).toEqual(halfTyped);
    expect(address()).toBe("/review/cmd-1");
  });

  test("an entry is entered again on its own form, that of its closing period where it was for one", async () => {
    const args = {
      id: "e-1",
      day: "2025-12-31",
      label: "Dotation",
      journal: "OD",
      practitioner: null,
      closing: true,
      postings: [
        { account: "681100", side: "debit", cents: 5000, party: null },
        { account: "281830", side: "credit", cents: 5000, party: null },
      ],
    };
    const entry = refusal({ commandType: "entry.record", code: "year.closed", facts: {}, args });
    const { scratch, address } = await show([entry]);
    fireEvent.click(await screen.findByRole("button", { name: "La ressaisir" }));
    await waitFor(() => expect(address()).toBe("/entries/new?closing=2025-12-31"));
    const key = "entry:closing 2025-12-31:co-1";
    expect(scratch.get(key)).toMatchObject({
      label: "Dotation",
      lines: [
        { account: "681100", debitCents: 5000, creditCents: null },
        { account: "281830", debitCents: null, creditCents: 5000 },
      ],
    });
  });

  test("a draft that never was begins anew, with what was typed on its form", async () => {
    const { scratch, address, sent } = await show([draft()]);
    fireEvent.click(await screen.findByRole("button", { name: "La ressaisir" }));
    await waitFor(() => expect(address()).toMatch(/^\/invoices\/[0-9a-f-]{36}$/));
    const id = address().slice("/invoices/".length);
    expect(sent).toEqual([{ type: "voucher.draft", args: { id, kind: "sale", credits: null, set: {} } }]);
    expect(scratch.get(`invoice:co-1:${id}`)).toEqual({ day: "2026-11-19", practitioner: "p-9" });
  });

  test("what was refused only because of another is one case with it, and is decided with it", async () => {
    const later = draft(
      { id: "cmd-2", counter: 2, code: "command.depends", facts: { cause: "cmd-1", voucher: "v-7" } },
      { label: "Bilan", practitioner: "p-2" },
    );
    const { scratch, sent, address } = await show([later, draft()]);
    await screen.findByText("1 action suivante a été refusée avec elle");
    expect(screen.getAllByRole("row")).toHaveLength(2);
    fireEvent.click(screen.getByRole("button", { name: "Écarter" }));
    const dialog = await screen.findByRole("dialog");
    fireEvent.input(within(dialog).getByLabelText("Motif"), { target: { value: "Erreur" } });
    fireEvent.click(within(dialog).getByRole("button", { name: "Écarter" }));
    await waitFor(() =>
      expect(sent.map(({ args }) => (args as { id: string }).id)).toEqual(["cmd-2", "cmd-1"]),
    );
    await waitFor(() => expect(address()).toBe("/review"));
    expect(scratch.size).toBe(0);
  });

  test("links to the invoice a refused act was about", async () => {
    const voucher = { id: "v-3", kind: "sale", state: "approved" };
    await show(
      [
        refusal({
          commandType: "voucher.approve",
          code: "voucher.alreadyApproved",
          facts: {},
          args: { id: "v-3" },
        }),
      ],
      "/review/cmd-1",
      { answers: { voucher: { voucher } as unknown as NonNullable<Answers["voucher"]> } },
    );
    const link = await screen.findByRole("link", { name: "Ouvrir ce dont il s’agit" });
    expect(link.getAttribute("href")).toBe("/invoices/v-3");
    expect(screen.queryByRole("button", { name: "La ressaisir" })).toBeNull();
  });

  test("stays readable whatever shape the refused act has", async () => {
    await show([
      refusal({ commandType: "future.act", code: "command.malformed", facts: {}, args: [null, 3] }),
    ]);
    await screen.findByRole("heading", { level: 2, name: "Une action que cette version ne connaît pas" });
    expect(screen.getByRole("button", { name: "Écarter" })).toBeTruthy();
  });

  test("says when it was decided elsewhere meanwhile", async () => {
    const { answer } = await show([refusal()]);
    await screen.findByRole("button", { name: "Écarter" });
    answer({ refusals: [] });
    await screen.findByText("C’est déjà décidé, ici ou sur un autre appareil.");
  });
});

const late: WaysOut = { ...noWays, bookOn: "2026-11-01", documentDay: "2026-10-30" };

describe("the ways out of what came too late", () => {
  test("books it on the first open day, its paper's day kept", async () => {
    const { sent, address } = await show([refusal({ ways: late })]);
    await screen.findByText(/enregistrée au 01\/11\/2026.*garde sa date du 30\/10\/2026/);
    fireEvent.click(screen.getByRole("button", { name: "Enregistrer au 01/11/2026" }));
    await waitFor(() =>
      expect(sent).toEqual([{ type: "refusal.book", args: { id: "cmd-1", on: "2026-11-01" } }]),
    );
    await waitFor(() => expect(address()).toBe("/review"));
  });

  test("books a whole case in one go, each act by a decision of its own and in the order they were made", async () => {
    const payment = refusal({ id: "cmd-1", counter: 1, ways: late });
    const correction = (id: string, counter: number, ways: WaysOut) =>
      refusal({
        id,
        counter,
        commandType: "voucher.correct",
        code: "command.depends",
        facts: { cause: "cmd-1", voucher: "v-1" },
        ways,
      });
    const { sent, address } = await show([
      correction("cmd-3", 3, noWays),
      correction("cmd-2", 2, { ...late, bookOn: "2026-11-04" }),
      payment,
    ]);
    fireEvent.click(await screen.findByRole("button", { name: "Enregistrer les 3 actions" }));
    await waitFor(() => expect(address()).toBe("/review"));
    expect(sent).toEqual([
      { type: "refusal.book", args: { id: "cmd-1", on: "2026-11-01" } },
      { type: "refusal.book", args: { id: "cmd-2", on: "2026-11-04" } },
    ]);
  });

  test("leaves a case as it is where its first act cannot be booked, and hands it over whole", async () => {
    const tail = refusal({ id: "cmd-2", counter: 2, code: "command.depends", facts: { cause: "cmd-1" } });
    const ways = { ...late, firmName: "Cabinet Morel" };
    const { sent, address } = await show([tail, refusal({ ways })], "/review/cmd-1", {
      judge: (type) =>
        type === "refusal.book"
          ? { ok: false, problem: { code: "day.protected", protectedThrough: "2026-11-01" } }
          : { ok: true, value: { id: "c", counter: 1 } },
    });
    fireEvent.click(await screen.findByRole("button", { name: "Enregistrer les 2 actions" }));
    expect(await screen.findByRole("alert")).toBeTruthy();
    expect(sent).toEqual([]);
    expect(address()).toBe("/review/cmd-1");
    fireEvent.click(screen.getByRole("button", { name: "Confier à Cabinet Morel" }));
    await waitFor(() =>
      expect(sent.map(({ args }) => (args as { id: string }).id)).toEqual(["cmd-1", "cmd-2"]),
    );
  });

  test("books it into the closing of its year while that is open", async () => {
    const { sent } = await show([refusal({ ways: { ...late, closingOn: "2026-12-31" } })]);
    fireEvent.click(
      await screen.findByRole("button", { name: "Dans la clôture de l’exercice (31/12/2026)" }),
    );
    await waitFor(() =>
      expect(sent).toEqual([
        { type: "refusal.book", args: { id: "cmd-1", on: "2026-12-31", closing: true } },
      ]),
    );
  });

  test("books a whole case into the closing of its year in one go, and leaves what another period would take", async () => {
    const closing: WaysOut = { ...late, closingOn: "2026-12-31" };
    const tail = (id: string, counter: number, ways: WaysOut) =>
      refusal({
        ...{ id, counter, ways, commandType: "voucher.correct" },
        ...{ code: "command.depends", facts: { cause: "cmd-1", voucher: "v-1" } },
      });
    const { sent, address } = await show([
      tail("cmd-3", 3, { ...late, closingOn: "2027-12-31" }),
      tail("cmd-2", 2, closing),
      refusal({ ways: closing }),
    ]);
    await screen.findByRole("button", { name: "Celle-ci seule dans la clôture (31/12/2026)" });
    const whole = "Les 3 actions dans la clôture de l’exercice (31/12/2026)";
    fireEvent.click(screen.getByRole("button", { name: whole }));
    await waitFor(() => expect(address()).toBe("/review"));
    const on = "2026-12-31";
    expect(sent).toEqual([
      { type: "refusal.book", args: { id: "cmd-1", on, closing: true } },
      { type: "refusal.book", args: { id: "cmd-2", on, closing: true } },
    ]);
  });

  test("hands it to the firm, says so, and takes it back", async () => {
    const { sent, answer, address } = await show([refusal({ ways: { ...late, firmName: "Cabinet Morel" } })]);
    fireEvent.click(await screen.findByRole("button", { name: "Confier à Cabinet Morel" }));
    await waitFor(() => expect(sent).toEqual([{ type: "refusal.hand", args: { id: "cmd-1", to: "firm" } }]));
    expect(address()).toBe("/review/cmd-1");
    const handedTo = { firm: "f-1", firmName: "Cabinet Morel", by: "u-1", at: "2026-11-21T12:00:00.000Z" };
    answer({
      refusals: [refusal({ handedTo, ways: { ...late, firmName: "Cabinet Morel", handed: "away" } })],
    });
    await waitFor(() => expect(screen.getAllByText(/Confiée le .* : Cabinet Morel/)).toHaveLength(2));
    expect(screen.queryByRole("button", { name: "Confier à Cabinet Morel" })).toBeNull();
    fireEvent.click(screen.getByRole("button", { name: "Reprendre" }));
    await waitFor(() =>
      expect(sent.at(-1)).toEqual({ type: "refusal.hand", args: { id: "cmd-1", to: "company" } }),
    );
  });

  test("tells the firm's people what was handed to them", async () => {
    const handedTo = { firm: "f-1", firmName: "Cabinet Morel", by: "u-2", at: "2026-11-21T12:00:00.000Z" };
    await show([refusal({ handedTo, ways: { ...late, handed: "here" } })]);
    expect(await screen.findAllByText(/à vous de décider/)).toHaveLength(2);
    expect(screen.getByRole("button", { name: "Enregistrer au 01/11/2026" })).toBeTruthy();
    expect(screen.queryByRole("button", { name: "Reprendre" })).toBeNull();
  });

  test("says in place why a way out is refused, and keeps the act where it is", async () => {
    const { address } = await show([refusal({ ways: late })], "/review/cmd-1", {
      judge: () => ({
        ok: false,
        problem: { code: "refusal.decided", decider: "Jean Martin", bookedOn: "2026-11-01" },
      }),
    });
    fireEvent.click(await screen.findByRole("button", { name: "Enregistrer au 01/11/2026" }));
    expect((await screen.findByRole("alert")).textContent).toMatch(/par Jean Martin.*01\/11\/2026/);
    expect(address()).toBe("/review/cmd-1");
  });

  test("lets whoever decided second put their own decision aside with one touch", async () => {
    const told = refusal({
      commandType: "refusal.book",
      code: "refusal.decided",
      facts: { decision: "booked", decider: "Jean Martin" },
      args: { id: "cmd-0", on: "2026-11-01" },
    });
    const { sent } = await show([told]);
    fireEvent.click(await screen.findByRole("button", { name: "Vu" }));
    await waitFor(() =>
      expect(sent).toEqual([
        { type: "refusal.discard", args: { id: "cmd-1", reason: "Décidée par quelqu’un d’autre" } },
      ]),
    );
  });

  test.each(["fr", "nl", "en"] as const)("breaks no rule of accessibility in %s", async (language) => {
    const handedTo = { firm: "f-1", firmName: "Cabinet Morel", by: "u-1", at: "2026-11-21T12:00:00.000Z" };
    const ways: WaysOut = { ...late, closingOn: "2026-12-31", firmName: "Cabinet Morel", handed: "away" };
    await show([refusal({ handedTo, ways })], "/review/cmd-1", { language });
    await screen.findByRole("button", { name: /2026-12-31|31\/12\/2026|31-12-2026/ });
    const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
    expect(violations.map(({ id }) => id)).toEqual([]);
  });
});
