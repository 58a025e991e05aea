import { fireEvent, screen, waitFor } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import { AuditPage } from "#web/features/audit/audit-page.tsx";
import { renderScreen } from "../render-screen.tsx";

const line = (sequence: number, rest: object = {}) => ({
  sequence,
  at: "2026-11-22T09:00:00.000Z",
  person: { id: "anne", name: "Anne Dupré" },
  device: { id: "d1", name: "iPad du cabinet" },
  action: "payment.record",
  subject: `p${sequence}`,
  detail: { status: "accepted" },
  ...rest,
});

const lines = [
  line(7, { action: "voucher.approve", detail: { status: "refused", code: "day.protected" } }),
  line(6, { action: "coffee.make" }),
  line(5, { person: null, device: null, action: "delivery.delivered", subject: "x" }),
  line(4),
];
const people = [{ id: "anne", name: "Anne Dupré" }];

const json = (value: unknown) => new Response(JSON.stringify(value), { status: 200 });

const whole = (path: string) =>
  path.startsWith("/check")
    ? json({ state: "whole", lines: 7, hash: "a" })
    : path.includes("before=4")
      ? json({ lines: [line(3)], next: null, people })
      : json({ lines, next: 4, people });

/** A server that answers by address; the addresses asked for are remembered. */
async function draw(answer: (path: string) => Response) {
  const asked: string[] = [];
  vi.stubGlobal("fetch", async (address: string) => {
    const path = address.replace("/api/v1/companies/co-1/audit", "");
    asked.push(path);
    return answer(path);
  });
  await renderScreen({ path: "/audit", route: "/audit", component: AuditPage, answers: {} });
  return asked;
}

test("says in plain words who did what, when, from where, and that the chain is whole", async () => {
  await draw(whole);
  await screen.findByText("Pièce approuvée");
  await screen.findByText("7 lignes, chaîne vérifiée");
  expect(screen.getAllByText("Anne Dupré").length).toBeGreaterThan(0);
  expect(screen.getAllByText("22/11/2026 10:00")).toHaveLength(4);
  expect(screen.getByText(/^refusée : .+ · iPad du cabinet · n° 7$/)).toBeDefined();
  expect(screen.getByText("coffee.make")).toBeDefined();
  expect(screen.getByText("Cahier")).toBeDefined();
  expect(screen.getByRole("link", { name: "Ouvrir : Paiement enregistré" }).getAttribute("href")).toBe(
    "/payments/p4",
  );
});

test("shows more on request, and reads anew when it is narrowed", async () => {
  const asked = await draw(whole);
  fireEvent.click(await screen.findByRole("button", { name: "Afficher la suite" }));
  await screen.findByText(/n° 3$/);
  expect(screen.queryByRole("button", { name: "Afficher la suite" })).toBeNull();
  fireEvent.input(screen.getByLabelText(/^Du/), { target: { value: "2026-11-22" } });
  await waitFor(() => expect(asked.at(-1)).toBe("?from=2026-11-22"));
});

test("names the line at which the chain is broken", async () => {
  await draw((path) => (path.startsWith("/check") ? json({ state: "broken", line: 5 }) : whole(path)));
  expect((await screen.findByRole("alert")).textContent).toContain("La chaîne est rompue à la ligne 5");
});

test("says that it is read online, and reads it when asked again", async () => {
  let isOnline = false;
  await draw((path) => {
    if (!isOnline) throw new TypeError("no network");
    return whole(path);
  });
  await screen.findByText("Le journal se lit en ligne");
  isOnline = true;
  fireEvent.click(screen.getByRole("button", { name: "Réessayer" }));
  await screen.findByText("Pièce approuvée");
});

test("says who opens it to somebody whose role does not", async () => {
  await draw(() => new Response("{}", { status: 403 }));
  await screen.findByText("Ce journal n’est pas ouvert à votre rôle");
});
