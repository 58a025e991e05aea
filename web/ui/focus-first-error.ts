/** Brings the reader to the first field that says it cannot be taken as it stands; answers whether there is one. */
export function focusFirstError(form: HTMLElement | undefined): boolean {
  const field = form?.querySelector<HTMLElement>("[aria-invalid='true']");
  if (!field) return false;
  // A field that is folded away can neither be focused nor read.
  field.closest("details")?.setAttribute("open", "");
  // A group of choices says the error, and one of them takes the focus.
  (field.matches("[role='radiogroup']") ? (field.querySelector("input") ?? field) : field).focus();
  return true;
}
