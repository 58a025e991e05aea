import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { describe, expect, test } from "vitest";
import type { DecidedRefusal } from "#web/books/questions/decided-refusals.ts";
import { DecidedPage } from "#web/features/review/decided-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";
import { refusal, show as showDesk } from "./a-desk.ts";

const decided = (fields: Partial<DecidedRefusal> = {}): DecidedRefusal => {
  const { ways: _, ...known } = refusal();
  return {
    ...known,
    decision: "discarded",
    decidedBy: "u-2",
    decidedAt: "2026-11-22T08:30:00.000Z",
    reason: "Ressaisie en novembre",
    decider: "Marc Petit",
    ...fields,
  };
};

const show = (decidedRefusals: readonly DecidedRefusal[], path = "/review/decided") =>
  renderScreen({
    path,
    route: "/review/decided/:id?",
    component: DecidedPage,
    answers: { company: companyAnswer("user"), voucher: null, decidedRefusals },
  });

describe("what was decided about refused acts", () => {
  test("is reached from the desk", async () => {
    await showDesk([], "/review");
    const link = await screen.findByRole("link", { name: "Déjà décidées" });
    expect(link.getAttribute("href")).toBe("/review/decided");
  });

  test("lists what became of each, and opens with who decided and why", async () => {
    const { address } = await show([decided()]);
    const table = await screen.findByRole("table", { name: "Actions décidées" });
    const row = await within(table).findByRole("row", { name: /Enregistrer un paiement/ });
    expect(row.textContent).toContain("Écartée · Ressaisie en novembre");
    fireEvent.click(row);
    await waitFor(() => expect(address()).toBe("/review/decided/cmd-1"));
    await screen.findByText("par Marc Petit, le 22/11/2026 09:30");
    expect(screen.getByText("Ressaisie en novembre")).toBeTruthy();
    expect((await axe.run(document.body, { rules: { region: { enabled: false } } })).violations).toEqual([]);
  });

  test("says the day on which one was booked after all", async () => {
    const booked = { voucher: "v-1", day: "2026-11-01" };
    await show([decided({ decision: "booked", booked, reason: undefined })], "/review/decided/cmd-1");
    expect((await screen.findAllByText("Enregistrée au 01/11/2026")).length).toBe(2);
  });

  test("says that nothing was decided, and that a decision is not known here", async () => {
    await show([]);
    await screen.findByRole("heading", { name: "Rien n’a encore été décidé" });
    await show([], "/review/decided/cmd-9");
    await screen.findByText("Cet appareil ne connaît pas cette décision.");
  });
});
