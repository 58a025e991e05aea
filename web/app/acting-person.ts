import { type ActingPerson, fetchAs } from "#web/books/fetch-as.ts";

let acting: ActingPerson | null = null;

/** Says whose books are open: every request of the screens is theirs from now on. */
export const actAs = (person: ActingPerson | null): void => {
  acting = person;
};

/** Asks the server as whoever's books are open; as nobody in particular while none are. */
export const fetchAsPerson: typeof globalThis.fetch = (...request) =>
  fetchAs(
    (...made) => fetch(...made),
    () => acting,
  )(...request);
