import { createRoot } from "solid-js";
import { expect, test, vi } from "vitest";
import { createUpdate } from "#web/app/create-update.ts";

const updateBy = (register: Parameters<typeof createUpdate>[0]["register"]) =>
  createRoot(() => createUpdate({ register }));

test("the app counts as kept once every file of it is here", async () => {
  let isHere = () => {};
  const update = updateBy(async ({ kept }) => {
    isHere = kept;
    return () => {};
  });
  expect(update.isKept()).toBe(false);
  isHere();
  expect(update.isKept()).toBe(true);
});

test("where the browser allows no service worker nobody waits for one", async () => {
  const update = updateBy(() => Promise.reject(new Error("SecurityError")));
  await vi.waitFor(() => expect(update.isKept()).toBe(true));
});

test("a version that waits takes over when its reader agrees, and not before", async () => {
  const takeOver = vi.fn();
  let waits = () => {};
  const update = updateBy(async ({ waiting }) => {
    waits = waiting;
    return takeOver;
  });
  waits();
  expect(update.waiting()).toBe(true);
  expect(takeOver).not.toHaveBeenCalled();
  update.accept();
  await vi.waitFor(() => expect(takeOver).toHaveBeenCalledOnce());
  expect(update.waiting()).toBe(false);
});
