import type { Accessor } from "solid-js";
import { useBooks } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";

/** How many acts in the company that is open exist nowhere but here. */
export function useOwnPendingCount(): Accessor<number> {
  const { books, company } = useBooks();
  const companies = createQuestion<"companies">(books, () => ["companies", {}]);
  return () => companies()?.find(({ id }) => id === company())?.pendingCount ?? 0;
}
