import { createMemo } from "solid-js";
import type { PortfolioClient } from "#core/companies/portfolio.ts";
import type { CompanySummary } from "#web/books/books.ts";
import { useBooks } from "#web/books/books-context.tsx";
import { createQuestion } from "#web/books/create-question.ts";

export interface KeptClients {
  /** What this device has of a client; nothing of one that it has not heard of. */
  readonly of: (client: string) => Pick<CompanySummary, "hold" | "isKept"> | undefined;
  readonly keep: (clients: readonly PortfolioClient[], isKept: boolean) => Promise<void>;
}

/** Which clients are on this device, and which are to stay. */
export function createKeptClients(): KeptClients {
  const { books } = useBooks();
  const companies = createQuestion(books, () => (books() ? ["companies", {}] : null));
  const known = createMemo(() => new Map(companies()?.map((company) => [company.id, company])));
  return {
    of: (client) => known().get(client),
    keep: async (clients, isKept) => {
      for (const { id } of clients) await books()?.keepOnDevice(id, isKept);
    },
  };
}
