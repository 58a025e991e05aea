import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import axe from "axe-core";
import { expect, test } from "vitest";
import type { Company } from "#core/companies/company.ts";
import { DivisionSection } from "#web/features/settings/division-section.tsx";
import { aCompany } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const halves = [
  { practitioner: "p-1", basisPoints: 6_000 },
  { practitioner: "p-2", basisPoints: 4_000 },
];
const show = (
  fields: Partial<Company> = {},
  more: Partial<Parameters<typeof renderScreen>[0]> & { mayChange?: boolean } = {},
) => {
  const { mayChange = true, ...rest } = more;
  const component = () => <DivisionSection company={aCompany(fields)} mayChange={mayChange} />;
  return renderScreen({ path: "/", route: "/", component, answers: {}, ...rest });
};

const open = async () => {
  fireEvent.click(await screen.findByRole("button", { name: "Ajouter une clé" }));
  return within(await screen.findByRole("dialog"));
};
const type = (dialog: ReturnType<typeof within>, name: string, value: string) =>
  fireEvent.input(dialog.getByLabelText(new RegExp(`^Part de ${name}, en %`)), { target: { value } });

test("the first key counts from the day the books begin, and makes a hundred per cent", async () => {
  const { sent } = await show();
  await screen.findByText(/Pas encore de clé/);
  const dialog = await open();
  type(dialog, "Anne Dupont", "60");
  type(dialog, "Luc Martin", "39,5");
  expect(dialog.getByRole("status").textContent).toMatch(/Ensemble 99,5.%/);
  fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
  await dialog.findByText(/100 % ensemble ; elles font 99,5 %/);
  expect(sent).toEqual([]);
  type(dialog, "Luc Martin", "40");
  fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
  const divisionKeys = [{ from: "2026-01-01", parts: halves }];
  await waitFor(() => expect(sent).toEqual([{ type: "company.update", args: { set: { divisionKeys } } }]));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
});

test("a part that is no percentage is said beside it, and nothing is sent", async () => {
  const { sent } = await show();
  const dialog = await open();
  type(dialog, "Anne Dupont", "101");
  await dialog.findByText("Un pourcentage jusqu’à 100, deux décimales au plus.");
  fireEvent.click(dialog.getByRole("button", { name: "Enregistrer" }));
  expect(sent).toEqual([]);
});

test("keys stand by day, the newest first, and may be taken away by who may change the company", async () => {
  const divisionKeys = [
    { from: "2026-01-01", parts: halves },
    { from: "2026-07-01", parts: [{ practitioner: "p-1", basisPoints: 10_000 }] },
  ];
  const { sent } = await show({ divisionKeys });
  const rows = within(await screen.findByRole("table")).getAllByRole("row");
  expect(rows[1]!.textContent).toMatch(/01\/07\/2026RetirerAnne Dupont 100.%/);
  expect(rows[2]!.textContent).toMatch(/01\/01\/2026RetirerAnne Dupont 60.%Luc Martin 40.%/);
  fireEvent.click(screen.getByRole("button", { name: "Retirer la clé du 01/07/2026" }));
  await waitFor(() =>
    expect(sent).toEqual([
      { type: "company.update", args: { set: { divisionKeys: divisionKeys.slice(0, 1) } } },
    ]),
  );
});

test("who may not change the company reads them", async () => {
  await show({ divisionKeys: [{ from: "2026-01-01", parts: halves }] }, { mayChange: false });
  await screen.findByRole("table");
  expect(screen.queryByRole("button")).toBeNull();
});

test.each(["fr", "nl", "en"] as const)("breaks no rule of accessibility in %s", async (language) => {
  await show({ divisionKeys: [{ from: "2026-01-01", parts: halves }] }, { language });
  await screen.findByRole("table");
  fireEvent.click(screen.getAllByRole("button").at(-1)!);
  await screen.findByRole("dialog");
  const { violations } = await axe.run(document.body, { rules: { region: { enabled: false } } });
  expect(violations.map(({ id }) => id)).toEqual([]);
});
