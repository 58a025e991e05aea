import { expect, test } from "vitest";
import type { Hold } from "#web/books/hold.ts";
import { untilWhole } from "#web/books/until-whole.ts";

/** How often it waited for a company that is held so after each pause, and that stays as it was last. */
async function pausesFor(holds: readonly (Hold | null)[], isOnline = () => true): Promise<number> {
  let pauses = 0;
  const hold = () => holds[Math.min(pauses, holds.length - 1)]!;
  const wait = async () => {
    pauses += 1;
  };
  await untilWhole(hold, isOnline, wait);
  return pauses;
}

test("an act waits until the rest of its company is here", async () => {
  expect(await pausesFor(["opening", "opening", "opening", "whole"])).toBe(3);
});

test("an act does not wait for a company that is whole, or of which nothing but the card is here", async () => {
  expect(await pausesFor(["whole"])).toBe(0);
  expect(await pausesFor(["card"])).toBe(0);
  expect(await pausesFor([null])).toBe(0);
});

test("an act does not wait without a network, nor for ever", async () => {
  expect(await pausesFor(["opening"], () => false)).toBe(0);
  expect(await pausesFor(["opening"])).toBe(150);
});
