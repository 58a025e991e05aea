import { type Component, createSignal } from "solid-js";
import type { ToastWords } from "./toast.tsx";

const [region, setRegion] = createSignal<Component | null>(null);

/** The place for toasts, fetched with the first one and not before the first screen; null until then. */
export const toastRegion = region;

/** Says that something was done. What has to be answered is a Notice or a Dialog: a toast goes away. */
export function showToast(words: ToastWords): void {
  import("./toast.tsx").then(
    ({ putToast, ToastRegion }) => {
      setRegion(() => ToastRegion);
      putToast(words);
    },
    () => {
      // What was done is done; a file that cannot be fetched just now must not look like a fault of it.
    },
  );
}
