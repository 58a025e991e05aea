import { createSignal } from "solid-js";
import type { ToastWords } from "./toast.tsx";

const [isUsed, setIsUsed] = createSignal(false);

/** Whether anything was said yet: the place for toasts is fetched with the first one, not before the first screen. */
export const isToastUsed = isUsed;

/** Says that something was done. What has to be answered is a Notice or a Dialog: a toast goes away. */
export function showToast(words: ToastWords): void {
  setIsUsed(true);
  void import("./toast.tsx").then(({ putToast }) => putToast(words));
}
