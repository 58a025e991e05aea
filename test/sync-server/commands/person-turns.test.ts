import { expect, test } from "vitest";
import { inPersonsTurn } from "#server/commands/person-turns.ts";

test("one person's long work is done one after the other, also after a failure, and another's meanwhile", async () => {
  const done: string[] = [];
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const first = inPersonsTurn("anna", async () => {
    done.push("begun");
    await held;
    throw new Error("it failed");
  });
  const second = inPersonsTurn("anna", async () => void done.push("second"));
  await inPersonsTurn("paul", async () => void done.push("paul"));
  expect(done).toEqual(["begun", "paul"]);
  finish();
  await expect(first).rejects.toThrow("it failed");
  await second;
  expect(done).toEqual(["begun", "paul", "second"]);
  expect(await inPersonsTurn("anna", async () => 1)).toBe(1);
});
