import { focusFirstError } from "./focus-first-error.ts";

const PAUSE_MILLISECONDS = 50;
const PAUSES_MAX = 20;

/**
 * Brings the reader of a form that was not taken to the first field that says why. The words of a first refusal may still
 * be on their way, and the form off the screen until they are here.
 */
export function leadToErrors(form: HTMLElement, pausesLeft = PAUSES_MAX): void {
  if ((form.isConnected && focusFirstError(form)) || pausesLeft === 0) return;
  setTimeout(() => leadToErrors(form, pausesLeft - 1), PAUSE_MILLISECONDS);
}
