import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import type { CompanyPeople } from "#web/books/books.ts";
import { begunLately } from "#web/features/today/begun-lately.ts";
import { WhatIsLeft } from "#web/features/today/what-is-left.tsx";
import { localDay } from "#web/ui/local-day.ts";
import { aMember, companyAnswer } from "../a-company.ts";
import { type Answers, renderScreen } from "../render-screen.tsx";

const people = (...members: CompanyPeople["members"]): CompanyPeople => ({
  members,
  placesMax: null,
  placesTaken: 0,
});
const owner = aMember("administrator");
const show = (answers: Answers = {}, scratch: Record<string, unknown> = {}) =>
  renderScreen({
    path: "/today",
    route: "/today",
    component: () => <WhatIsLeft company="co-1" />,
    answers: {
      company: companyAnswer("administrator", { createdOn: localDay() }),
      members: people(owner),
      imports: [],
      connections: [],
      ...answers,
    },
    scratch,
  });
const line = (name: RegExp) => screen.getByRole("link", { name });

test("What is left of beginning is listed, and ticked as soon as it is so", async () => {
  const { answer } = await show();
  await screen.findByRole("heading", { name: "Ce qu’il reste à faire" });
  expect(line(/Inviter vos collègues/).textContent).not.toContain("(fait)");
  answer({ members: people(owner, { ...aMember("user"), id: "u-2", isOwner: false }) });
  await waitFor(() => expect(line(/Inviter vos collègues/).textContent).toContain("(fait)"));
  answer({ members: people(owner, { ...aMember("accountant"), id: "u-3", isOwner: false }) });
  await waitFor(() => expect(line(/Inviter votre comptable/).textContent).toContain("(fait)"));
  expect(line(/Inviter vos collègues/).textContent).not.toContain("(fait)");
});

test("What is left keeps the focus where it is while another line is ticked", async () => {
  const { answer } = await show();
  await screen.findByRole("heading", { name: "Ce qu’il reste à faire" });
  line(/Inviter votre comptable/).focus();
  answer({ members: people(owner, { ...aMember("user"), id: "u-2", isOwner: false }) });
  await waitFor(() => expect(line(/Inviter vos collègues/).textContent).toContain("(fait)"));
  expect(document.activeElement).toBe(line(/Inviter votre comptable/));
});

test("What is left is put away, and stays so", async () => {
  const { scratch } = await show();
  fireEvent.click(await screen.findByRole("button", { name: "Ranger" }));
  await waitFor(() => expect(screen.queryByText("Ce qu’il reste à faire")).toBeNull());
  await waitFor(() => expect(scratch.get("what-is-left:co-1")).toBe("away"));
});

test("What is left is of who began the books, for two months", () => {
  const begun = (role: "administrator" | "user", createdOn: string) =>
    begunLately(companyAnswer(role, { createdOn }), Date.parse("2026-03-01T09:00:00Z"));
  expect(begun("administrator", "2026-02-27")).toBe(true);
  expect(begun("administrator", "2025-12-31")).toBe(false);
  expect(begun("user", "2026-02-27")).toBe(false);
  expect(begunLately(undefined)).toBe(false);
});
