import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test } from "vitest";
import { InvoicePage } from "#web/features/invoices/invoice-page.tsx";
import { companyAnswer } from "../a-company.ts";
import { renderScreen } from "../render-screen.tsx";

const show = (scratch: Readonly<Record<string, unknown>> = {}) =>
  renderScreen({
    path: "/invoices/new",
    route: "/invoices/new",
    component: InvoicePage,
    scratch,
    answers: {
      voucher: null,
      company: companyAnswer("administrator", { practitioners: [] }),
      parties: [],
      articles: [],
    },
    preview: {
      vatChoices: [{ key: "exempt", reason: "exempt", rateBasisPoints: 0 }],
      totals: { netCents: 0, vatCents: 0, grossCents: 0, categories: [], lineNetCents: [] },
      postings: [],
      mentions: [],
      problems: [],
    },
  });

const KEY = "invoice:co-1:new";
const subject = () => screen.findByLabelText<HTMLInputElement>(/^Objet/);

test("a new invoice that was left half typed is there again for whoever comes back to write one", async () => {
  const first = await show();
  await screen.findByRole("group", { name: "Ligne 1" });
  expect(first.scratch.has(KEY)).toBe(false);
  fireEvent.input(await subject(), { target: { value: "Étagère" } });
  await waitFor(() => expect(first.scratch.get(KEY)).toMatchObject({ label: "Étagère" }));

  document.body.replaceChildren();
  const again = await show(Object.fromEntries(first.scratch));
  await screen.findByText(/toujours là/);
  expect((await subject()).value).toBe("Étagère");

  fireEvent.click(screen.getAllByRole("button", { name: "Repartir de zéro" })[0]!);
  expect((await subject()).value).toBe("");
  await waitFor(() => expect(again.scratch.has(KEY)).toBe(false));
  await screen.findByRole("group", { name: "Ligne 1" });
});
