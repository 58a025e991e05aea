import { createResource, type Resource } from "solid-js";
import { askServer } from "#web/app/ask-server.ts";
import { useBooks } from "#web/books/books-context.tsx";

/** A device that other people, or the reader, enter these books on. */
export interface OtherDevice {
  readonly id: string;
  readonly name: string;
  readonly person: string;
  /** When it last had nothing more to send. */
  readonly lastContactAt: string;
}

/** The other devices of the company that is open; null while the server cannot be asked. */
export function createSenders(): Resource<readonly OtherDevice[] | null> {
  const { company } = useBooks();
  const [others] = createResource(company, async (id): Promise<readonly OtherDevice[] | null> => {
    const answer = await askServer("GET", `/people/companies/${encodeURIComponent(id)}/senders`);
    if (answer.kind !== "done") return null;
    return (answer.body as { readonly devices?: readonly OtherDevice[] } | null)?.devices ?? null;
  });
  return others;
}
