import { createEffect, createResource, on, untrack } from "solid-js";
import { createStore } from "solid-js/store";
import type { Company } from "#core/companies/company.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { createScratch } from "#web/books/create-scratch.ts";

const typedFields = [
  "name",
  "registration",
  "siret",
  "vatNumber",
  "address1",
  "postalCode",
  "city",
  "numbering",
] as const;
export type CompanyTyping = Pick<Company, (typeof typedFields)[number]>;

/** What differs from the books is kept on this device until it is saved; every other field shows the books. */
export function createCompanyForm(company: () => Company) {
  const { books } = useBooks();
  const scratch = createScratch(`settings:${untrack(company).id}`);
  const [changes, setChanges] = createStore<Partial<CompanyTyping>>({});
  const [kept] = createResource(books, async () => ((await scratch.read()) ?? {}) as Partial<CompanyTyping>);
  createEffect(
    on(
      () => kept.latest,
      (found) => {
        if (found) setChanges({ ...found, ...changes });
      },
    ),
  );

  const shown = <Field extends keyof CompanyTyping>(field: Field): CompanyTyping[Field] =>
    (changes[field] as CompanyTyping[Field] | undefined) ?? company()[field];
  const changed = (): Partial<CompanyTyping> =>
    Object.fromEntries(
      typedFields.flatMap((field) =>
        changes[field] === undefined || changes[field] === company()[field] ? [] : [[field, changes[field]]],
      ),
    );
  return {
    shown,
    set: (fields: Partial<CompanyTyping>) => {
      setChanges(fields);
      void scratch.write(changed());
    },
    changed,
    forget: async () => {
      setChanges(Object.fromEntries(typedFields.map((field) => [field, undefined])));
      await scratch.clear();
    },
  };
}
