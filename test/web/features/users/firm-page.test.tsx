import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { Company } from "#core/companies/company.ts";
import type { Member } from "#core/members/member.ts";
import { FirmPage } from "#web/features/users/firm-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";
import { ada, answersOf, luc, peopleOf } from "./people.ts";

const care = {
  firm: "fidu",
  firmName: "Fidu Rhône",
  stage: "client",
  group: null,
  since: "2026-03-01",
} as const;
const invitedFirm: Member = {
  ...luc,
  id: "i-firm",
  name: "bonjour@fidu.example",
  email: "bonjour@fidu.example",
  state: "invited",
  role: "firm",
  isOfFirm: true,
};
const show = (fields: Partial<Company> = {}, members = [ada, luc], role = "administrator") =>
  renderScreen({
    path: "/users/firm",
    route: "/users/firm",
    component: FirmPage,
    answers: {
      ...answersOf(role as "administrator"),
      company: companyAnswer(role, fields),
      members: peopleOf(members),
    },
  });

test("the firm is invited by its e-mail alone, having been shown that it sees no patient's name", async () => {
  const { sent } = await show();
  await screen.findByRole("heading", { name: "Inviter votre cabinet comptable" });
  const preview = within(screen.getByRole("region", { name: "Ce que le cabinet verra et fera" }));
  const mayNot = preview.getByText("Ne peut pas").parentElement;
  expect(mayNot?.textContent).toContain("voir le nom des patients");
  fireEvent.click(screen.getByRole("button", { name: "Inviter le cabinet" }));
  await screen.findByText("Comme nom@exemple.fr.");
  expect(sent).toEqual([]);
  fireEvent.input(screen.getByLabelText(/E-mail du cabinet/), {
    target: { value: " Bonjour@Fidu.example " },
  });
  fireEvent.click(screen.getByRole("button", { name: "Inviter le cabinet" }));
  await waitFor(() =>
    expect(sent).toMatchObject([{ type: "care.invite", args: { email: "bonjour@fidu.example" } }]),
  );
});

test("an invitation that waits is listed, and withdrawn after it was said what that does", async () => {
  const { sent } = await show({}, [ada, luc, invitedFirm]);
  await screen.findByText(/Le courriel va à bonjour@fidu.example/);
  fireEvent.click(screen.getByRole("button", { name: "Retirer l’invitation" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByRole("button", { name: "Retirer l’invitation" }));
  await waitFor(() => expect(sent).toEqual([{ type: "member.remove", args: { id: "i-firm" } }]));
});

test("F25 the firm that looks after the books is named with its people, and its work is ended from here", async () => {
  const fay = { ...luc, id: "fay", name: "Fay Morel", isOfFirm: true, role: "firm" };
  const { sent } = await show({ care }, [ada, luc, fay]);
  await screen.findByRole("heading", { name: "Fidu Rhône suit cette comptabilité" });
  expect(screen.getByText("Fay Morel")).toBeTruthy();
  expect(screen.queryByLabelText(/E-mail du cabinet/)).toBeNull();
  fireEvent.click(screen.getByRole("button", { name: "Mettre fin au suivi" }));
  const dialog = within(await screen.findByRole("dialog"));
  fireEvent.click(dialog.getByRole("button", { name: "Mettre fin au suivi" }));
  await waitFor(() => expect(sent).toEqual([{ type: "care.end", args: {} }]));
});

test("who ended it stays written until another firm comes, and who may not manage users only reads", async () => {
  const careEnded = { firm: "fidu", firmName: "Fidu Rhône", on: "2026-11-20", by: "firm" } as const;
  await show({ careEnded }, [ada, luc], "user");
  await screen.findByText("Fidu Rhône a mis fin au suivi de cette comptabilité le 20/11/2026");
  expect(screen.queryByRole("button", { name: "Inviter le cabinet" })).toBeNull();
  expect(screen.getByText(/Un administrateur invite le cabinet/)).toBeTruthy();
});
