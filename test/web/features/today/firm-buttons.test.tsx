import { screen } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { createBareFrameState, FrameStateContext } from "#web/app/frame-state.ts";
import { TodayPage } from "#web/features/today/today-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const show = (isOn: boolean, role: "administrator" | "accountant" = "administrator") =>
  renderScreen({
    path: "/today",
    route: "/today",
    component: () => (
      <FrameStateContext.Provider value={createBareFrameState(window)}>
        <TodayPage />
      </FrameStateContext.Provider>
    ),
    answers: {
      company: companyAnswer(role, { firm: { isOn, defaultRole: "accountant", groups: [] } }),
      refusals: [],
    },
  });

test("F4 two buttons lead to the clients once the module is on", async () => {
  await show(true);
  expect((await screen.findByRole("link", { name: /Comptes clients/ })).getAttribute("href")).toBe(
    "/clients",
  );
  const add = screen.getByRole("link", { name: /Ajouter une comptabilité/ });
  expect(add.getAttribute("href")).toBe("/clients/new");
});

test("F5 they go when the module is switched off", async () => {
  await show(false);
  await screen.findByRole("link", { name: /Facture/ });
  expect(screen.queryByRole("link", { name: /Comptes clients|Ajouter une comptabilité/ })).toBeNull();
});

test("a collaborator sees the list and is not offered to begin a company", async () => {
  await show(true, "accountant");
  await screen.findByRole("link", { name: /Comptes clients/ });
  expect(screen.queryByRole("link", { name: /Ajouter une comptabilité/ })).toBeNull();
});
