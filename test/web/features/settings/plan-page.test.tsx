import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { PlanPage } from "#web/features/settings/plan-page.tsx";
import { aMember, companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const members = { members: [aMember("administrator")], placesMax: null, placesTaken: 0 };
const plan = { name: "practice" as const, throughDay: "2027-03-31", isPremium: false };
const show = (company = companyAnswer("administrator", { plan })) =>
  renderScreen({ path: "/plan", route: "/plan", component: PlanPage, answers: { company, members } });

test("G3 a company that runs itself activates its own premium licence, and its plan stays as it is", async () => {
  const { sent, answer } = await show();
  fireEvent.click(await screen.findByRole("button", { name: "Activer la licence premium" }));
  const args = { ...plan, isPremium: true };
  await waitFor(() => expect(sent).toEqual([{ type: "plan.choose", args }]));
  answer({ company: companyAnswer("administrator", { plan: args, isForProduction: true }) });
  await screen.findByRole("button", { name: "Rendre la licence premium" });
  screen.getByText(/arrête aussi la connexion/);
});

test("G3 who may not choose the plan reads who can, and has no button", async () => {
  await show(companyAnswer("accountant", { plan }));
  await screen.findByText(/La formule est choisie par qui peut changer les réglages : Ada Martin/);
  expect(screen.queryByRole("button", { name: "Activer la licence premium" })).toBeNull();
});
