import { focusFirstError } from "./focus-first-error.ts";

/** The words of a first refusal may still be on their way. */
const PATIENCE_MILLISECONDS = 1000;

/** Brings the reader of a form that was not taken to the first field that says why, as soon as one does. */
export function leadToErrors(form: HTMLElement): void {
  if (focusFirstError(form)) return;
  const observer = new MutationObserver(() => {
    if (focusFirstError(form)) observer.disconnect();
  });
  observer.observe(form, { subtree: true, attributes: true, attributeFilter: ["aria-invalid"] });
  setTimeout(() => observer.disconnect(), PATIENCE_MILLISECONDS);
}
