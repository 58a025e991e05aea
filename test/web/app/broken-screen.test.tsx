import { fireEvent, screen } from "@solidjs/testing-library";
import { createSignal } from "solid-js";
import { expect, test, vi } from "vitest";
import type { Unopened } from "#web/app/frame-state.ts";
import { renderApp } from "./render-app.tsx";

test("a screen that breaks says so in words, and the next place works again", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  const [broken, setBroken] = createSignal(false);
  await renderApp({
    path: "/more",
    state: {
      signOut: async () => {
        setBroken(true);
      },
    },
    onMoreDrawn: () => {
      if (broken()) throw new Error("a bug of ours");
    },
  });
  fireEvent.click(await screen.findByRole("button", { name: "Se déconnecter" }));
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Cet écran s’est arrêté");
  expect(alert.textContent).toContain("a bug of ours");
  expect(logged).toHaveBeenCalled();
  setBroken(false);
  fireEvent.click(screen.getAllByRole("link", { name: "Saisir" })[0]!);
  await screen.findByRole("heading", { level: 1, name: "Saisir" });
  logged.mockRestore();
});

test("books that do not open say so with the reason, and open at another try; settings stay in reach meanwhile", async () => {
  const logged = vi.spyOn(console, "error").mockImplementation(() => {});
  let isFull = true;
  const retry = () => setUnopened((last) => (isFull ? last : null));
  const [unopened, setUnopened] = createSignal<Unopened | null>({
    error: new Error("the disk is full"),
    retry,
  });
  await renderApp({ path: "/new", state: { unopened } });
  const alert = await screen.findByRole("alert");
  expect(alert.textContent).toContain("Votre comptabilité ne s’ouvre pas");
  expect(alert.textContent).toContain("the disk is full");
  expect(screen.queryByRole("heading", { level: 1, name: "Saisir" })).toBeNull();
  fireEvent.click(screen.getAllByRole("link", { name: "Réglages" })[0]!);
  await screen.findByRole("heading", { level: 1, name: "Réglages" });
  fireEvent.click(screen.getAllByRole("link", { name: "Saisir" })[0]!);
  await screen.findByRole("alert");
  isFull = false;
  fireEvent.click(await screen.findByRole("button", { name: "Réessayer" }));
  await screen.findByRole("heading", { level: 1, name: "Saisir" });
  logged.mockRestore();
});
