import type { RouteDefinition } from "@solidjs/router";
import { type Component, lazy } from "solid-js";

/** Every screen of every feature, by its file; the build makes each a piece of its own. */
const screens = import.meta.glob<Readonly<Record<string, Component>>>("../features/*/*-page.tsx");

/** "invoices/invoice-page" → the InvoicePage of that file. */
function screen(file: string): Component {
  const load = screens[`../features/${file}.tsx`];
  if (!load) return lazy(() => import("./not-found-page.tsx").then((own) => ({ default: own.NotFoundPage })));
  const name = file
    .slice(file.indexOf("/") + 1)
    .split("-")
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join("");
  return lazy(async () => {
    const component = (await load())[name];
    if (!component) throw new Error(`${file}.tsx exports no ${name}`);
    return { default: component };
  });
}

/** Outside the frame: for who has not signed in yet, or comes by the link of a mail. */
export const openRoutes: readonly RouteDefinition[] = [
  { path: "/sign-in", component: screen("sign-in/sign-in-page") },
  { path: "/begin", component: screen("begin/begin-page") },
  { path: "/personalise", component: screen("account/personalise-page") },
  { path: "/forgotten-password", component: screen("account/forgotten-password-page") },
  { path: "/reset-password", component: screen("account/reset-password-page") },
  { path: "/confirm-email", component: screen("account/confirm-email-page") },
  { path: "/invitation", component: screen("invitation/invitation-page") },
];

/** Inside the frame. All the places of the product are in this one list. */
export const frameRoutes: readonly RouteDefinition[] = [
  { path: "/today", component: screen("today/today-page") },
  {
    path: "/enter",
    component: lazy(() => import("./enter-page.tsx").then((own) => ({ default: own.EnterPage }))),
  },
  {
    path: "/more",
    component: lazy(() => import("./more-page.tsx").then((own) => ({ default: own.MorePage }))),
  },
  { path: "/payments", component: screen("payments/payments-page") },
  { path: "/payments/new", component: screen("payments/payment-page") },
  { path: "/payments/:id", component: screen("payments/payment-page") },
  { path: "/expenses", component: screen("expenses/expenses-page") },
  { path: "/expenses/new", component: screen("expenses/expense-page") },
  { path: "/expenses/:id", component: screen("expenses/expense-page") },
  { path: "/divide", component: screen("divide/divide-page") },
  { path: "/entries/new", component: screen("entries/entry-page") },
  { path: "/entries/:id", component: screen("entries/entry-page") },
  { path: "/invoices", component: screen("invoices/invoices-page") },
  { path: "/invoices/new", component: screen("invoices/invoice-page") },
  { path: "/invoices/:id", component: screen("invoices/invoice-page") },
  { path: "/numbers", component: screen("numbers/numbers-page") },
  { path: "/journal", component: screen("ledger/journal-page") },
  { path: "/ledger/:account?", component: screen("ledger/ledger-page") },
  { path: "/balance", component: screen("ledger/balance-page") },
  { path: "/validate", component: screen("validate/validate-page") },
  { path: "/proof", component: screen("proof/proof-page") },
  { path: "/years", component: screen("years/years-page") },
  { path: "/review/decided/:id?", component: screen("review/decided-page") },
  { path: "/review/:id?", component: screen("review/review-page") },
  { path: "/customers/:id?", component: screen("customers/customers-page") },
  { path: "/articles/:id?", component: screen("articles/articles-page") },
  {
    path: "/company/:company",
    component: lazy(() =>
      import("./open-company-page.tsx").then((own) => ({ default: own.OpenCompanyPage })),
    ),
  },
  { path: "/clients/:id?", component: screen("clients/clients-page") },
  { path: "/sites/:id?", component: screen("clients/sites-page") },
  { path: "/import/check", component: screen("import/check-page") },
  { path: "/import", component: screen("import/import-page") },
  { path: "/export", component: screen("export/export-page") },
  { path: "/connections/:id?", component: screen("connections/connections-page") },
  { path: "/users/firm", component: screen("users/firm-page") },
  { path: "/users/:id?", component: screen("users/users-page") },
  { path: "/roles/:id?", component: screen("users/roles-page") },
  { path: "/audit", component: screen("audit/audit-page") },
  { path: "/settings", component: screen("settings/settings-page") },
  { path: "/settings/plan", component: screen("settings/plan-page") },
  { path: "/settings/account", component: screen("account/account-page") },
  { path: "/begin/company", component: screen("begin/new-company-page") },
  { path: "/invitation/letters", component: screen("invitation/letters-page") },
  {
    path: "*",
    component: lazy(() => import("./not-found-page.tsx").then((own) => ({ default: own.NotFoundPage }))),
  },
];
