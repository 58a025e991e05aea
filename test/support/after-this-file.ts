import { afterAll } from "vitest";

const closers: (() => Promise<unknown>)[] = [];

/**
 * Closes something when the test file ends, last opened first. Vitest forgets an `afterAll` that is called while a
 * test or a hook runs; this one is called while the file loads, and so is heard.
 */
export function afterThisFile(close: () => Promise<unknown>): void {
  closers.push(close);
}

afterAll(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});
