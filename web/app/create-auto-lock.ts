import { createEffect, onCleanup } from "solid-js";

interface Surroundings {
  /** After how many minutes; null or 0 is never. */
  readonly minutes: () => number | null;
  readonly onIdle: () => void;
  readonly page: Pick<Window, "addEventListener" | "removeEventListener">;
  /** Shared by the tabs: whoever works in one is not idle in another. */
  readonly storage: Pick<Storage, "getItem" | "setItem">;
  readonly now: () => number;
}

const TOUCHED_KEY = "cahier.touched";
const CHECK_MILLISECONDS = 5000;
/** Browsers put off keeping what is written to local storage too often, and with it what matters more. */
const WRITE_MILLISECONDS = 15_000;
const TOUCHES = ["pointerdown", "keydown", "wheel"] as const;

/** Calls when nobody has touched this device for long enough, also where it slept meanwhile. */
export function createAutoLock({ minutes, onIdle, page, storage, now }: Surroundings): void {
  createEffect(() => {
    const limit = (minutes() ?? 0) * 60_000;
    if (limit === 0) return;
    const touch = () => storage.setItem(TOUCHED_KEY, String(now()));
    let writtenAt = now();
    touch();
    const onTouch = () => {
      if (isIdle()) return onIdle();
      if (now() - writtenAt >= WRITE_MILLISECONDS || now() < writtenAt) {
        writtenAt = now();
        touch();
      }
    };
    const isIdle = () => {
      const since = now() - Number(storage.getItem(TOUCHED_KEY) ?? 0);
      // The clock was set back: the time begins anew, or it would never come.
      if (since < 0) touch();
      return since >= limit;
    };
    const check = () => {
      if (isIdle()) onIdle();
    };
    const timer = setInterval(check, CHECK_MILLISECONDS);
    for (const name of TOUCHES) page.addEventListener(name, onTouch, { capture: true, passive: true });
    // A device that slept runs no timer; what it shows first when it wakes must not be the books.
    page.addEventListener("visibilitychange", check, { capture: true });
    page.addEventListener("focus", check);
    onCleanup(() => {
      clearInterval(timer);
      for (const name of TOUCHES) page.removeEventListener(name, onTouch, { capture: true });
      page.removeEventListener("visibilitychange", check, { capture: true });
      page.removeEventListener("focus", check);
    });
  });
}
