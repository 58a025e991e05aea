import { fireEvent, screen, waitFor, within } from "@solidjs/testing-library";
import { expect, test, vi } from "vitest";
import type { CheckedChain } from "#core/seals/check-seals.ts";
import type { VoucherDetail } from "#web/books/books.ts";
import type { DiscardedBody } from "#web/books/discarded-bodies.ts";
import { ProofPage } from "#web/features/proof/proof-page.tsx";
import { renderScreen } from "../render-screen.tsx";

const own: CheckedChain = {
  ...{ chain: "main", headers: 3, bodies: 6, notHeld: 0, lastHash: "a".repeat(64), problem: null },
};
const imported: CheckedChain = { ...own, chain: "import:fec~2025-12-31", lastHash: "b".repeat(64) };
const broken: CheckedChain = {
  ...own,
  bodies: 0,
  problem: {
    ...{ code: "seal.bodyChanged", seal: "main:0001", month: "2026-02" },
    body: { kind: "lines", hash: "c".repeat(64), byteLength: 10 },
  },
};

async function draw(
  onDevice: readonly CheckedChain[],
  onServer: () => readonly CheckedChain[] | null,
  discardedBodies: readonly DiscardedBody[] = [],
) {
  let asked = 0;
  vi.stubGlobal("fetch", async () => {
    asked += 1;
    const chains = onServer();
    if (chains === null) throw new TypeError("no network");
    return new Response(JSON.stringify({ chains }));
  });
  const answers = { sealsCheck: onDevice, discardedBodies };
  const drawn = await renderScreen({ path: "/proof", route: "/proof", component: ProofPage, answers });
  return { ...drawn, asked: () => asked };
}

const changedRow: CheckedChain = {
  ...own,
  problem: { code: "seal.rowChanged", seal: "main:0001", month: "2026-02", voucher: "p-7" },
};

const tableOf = (name: string) => screen.findByRole("table", { name });

test("says what was read again in both places, and that both end in the same print", async () => {
  await draw([own, imported], () => [own, imported]);
  await screen.findByText("Rien n’a changé depuis la validation");
  const table = await tableOf("Sur cet appareil");
  expect(within(table).getByText("Périodes validées ici")).toBeDefined();
  // On a phone what came of it takes no more than its word needs.
  expect(table.style.getPropertyValue("--columns-narrow")).toBe("minmax(0, 1fr) 128px");
  expect(within(table).getByText("Exercice importé, clos le 31/12/2025")).toBeDefined();
  expect(within(table).getAllByText("3 périodes · 6 fichiers relus en entier")).toHaveLength(2);
  expect(within(await tableOf("Chez Cahier")).getAllByText("aaaaaaaaaaaaaaaa")).toHaveLength(1);
});

test("names the voucher whose row on the server is no longer what was validated, and leads to it", async () => {
  const drawn = await draw([own], () => [changedRow]);
  const table = await tableOf("Chez Cahier");
  expect(table.textContent).toContain(
    "février 2026 : une pièce gardée par le serveur n’est plus celle qui a été validée : p-7",
  );
  const voucher = { id: "p-7", kind: "payment", label: "Séance", day: "2026-02-03" };
  drawn.answer({ voucher: { voucher } as unknown as VoucherDetail });
  const link = await within(table).findByRole("link", { name: "Séance · 03/02/2026" });
  expect(link.getAttribute("href")).toBe("/payments/p-7");
});

test("names the month and the part of it that is not as it was validated, wherever that is", async () => {
  await draw([own], () => [broken]);
  await screen.findByText("Quelque chose a été modifié après la validation");
  const words = "février 2026 : les lignes d’écriture ne sont plus celles qui ont été validées.";
  expect(within(await tableOf("Chez Cahier")).getByText(words)).toBeDefined();
  expect(within(await tableOf("Sur cet appareil")).getByText("✓ Intact")).toBeDefined();
  expect(screen.queryByText("Rien n’a changé depuis la validation")).toBeNull();
});

test("tells books that were written anew from those that this device holds", async () => {
  await draw([own], () => [{ ...own, lastHash: "d".repeat(64) }]);
  await screen.findByText("Cet appareil et le serveur ne finissent pas par la même période");
});

test("checks this device alone without a network, and both when asked again", async () => {
  let isOnline = false;
  const { asked } = await draw([own], () => (isOnline ? [own] : null));
  await screen.findByText("Le serveur n’a pas pu être interrogé : seul cet appareil a été vérifié.");
  isOnline = true;
  fireEvent.click(screen.getByRole("button", { name: "Vérifier à nouveau" }));
  await screen.findByText("Rien n’a changé depuis la validation");
  await waitFor(() => expect(asked()).toBe(2));
});

test("asks the server again by itself where it is told that it is early", async () => {
  let early = 2;
  vi.stubGlobal("fetch", async () => {
    early -= 1;
    return early < 0
      ? new Response(JSON.stringify({ chains: [own] }))
      : new Response(JSON.stringify({ code: "request.tooMany" }), {
          status: 429,
          headers: { "Retry-After": "0" },
        });
  });
  const answers = { sealsCheck: [own], discardedBodies: [] };
  await renderScreen({ path: "/proof", route: "/proof", component: ProofPage, answers });
  await screen.findByText("Rien n’a changé depuis la validation");
});

test("says that nothing is validated yet", async () => {
  await draw([], () => []);
  await screen.findByText("Rien n’est encore validé");
});

test("calls nothing whole of which a part is not here to be read again", async () => {
  await draw([{ ...own, bodies: 0, notHeld: 6 }], () => null);
  const table = await tableOf("Sur cet appareil");
  expect(within(table).getByText("Incomplet")).toBeDefined();
  expect(within(table).getByText(/6 pas encore ici/)).toBeDefined();
  expect(within(table).queryByText("✓ Intact")).toBeNull();
});

test("names what this device could not read as it had come, although it is whole again", async () => {
  const at = "2026-11-23T08:00:00.000Z";
  await draw([own], () => [own], [
    { month: "2026-02", kind: "lines", at, isBack: true },
    { month: "2026-01", kind: "vouchers", at, isBack: false },
  ]);
  await screen.findByText("Quelque chose avait été modifié sur cet appareil");
  screen.getByText(/^février 2026 : les lignes d’écriture, constaté le 23\/11\/2026 .*, repris depuis$/);
  screen.getByText(/^janvier 2026 : les pièces, constaté le 23\/11\/2026 .*, pas encore repris$/);
  await screen.findByText("Rien n’a changé depuis la validation");
});
