import { useNavigate } from "@solidjs/router";
import { type Accessor, createSignal } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";
import type { FormPlace } from "./form-places.ts";

/** A form that opens filled in. */
export interface FilledForm extends FormPlace {
  readonly typing: Readonly<Record<string, unknown>>;
}

/** Opens a form filled in; where something is half typed on it already that stays, and the form is named instead. */
export function createTypedOpening(): {
  readonly open: (form: FilledForm) => Promise<boolean>;
  readonly halfTyped: Accessor<FilledForm | null>;
} {
  const { books, company } = useBooks();
  const navigate = useNavigate();
  const [halfTyped, setHalfTyped] = createSignal<FilledForm | null>(null);
  return {
    halfTyped,
    open: async (form) => {
      const opened = books();
      const id = company();
      if (opened === null || id === null) return false;
      const key = `${form.name}:${id}`;
      if (await opened.readScratch(key)) {
        setHalfTyped(form);
        return false;
      }
      await opened.writeScratch(key, form.typing);
      navigate(form.path);
      return true;
    },
  };
}
