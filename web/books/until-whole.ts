import type { Hold } from "./hold.ts";

const PAUSE_MILLISECONDS = 100;
const PAUSES_MAX = 150;

/**
 * Waits for the rest of a company of which the first documents are shown already: whoever writes in it by then need not
 * hear that it was too soon. It comes in a second or two, or not at all without a network.
 */
export async function untilWhole(
  hold: () => Hold | null,
  isOnline: () => boolean,
  wait: (milliseconds: number) => Promise<void>,
): Promise<void> {
  for (let left = PAUSES_MAX; left > 0 && hold() === "opening" && isOnline(); left -= 1)
    await wait(PAUSE_MILLISECONDS);
}
