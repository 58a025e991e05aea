/** Somebody on this device, as the server is told with each request. */
export interface ActingPerson {
  readonly id: string;
  /** What only their unlocked device can tell; null while it is being opened. */
  readonly proof: string | null;
}

/** Requests made as one person of those who share this browser: the cookie that counts is theirs. */
export const fetchAs =
  (fetch: typeof globalThis.fetch, person: () => ActingPerson | null): typeof globalThis.fetch =>
  (input, init) => {
    const acting = person();
    if (acting === null) return fetch(input, init);
    const headers = new Headers(init?.headers);
    headers.set("Cahier-Person", acting.id);
    if (acting.proof !== null) headers.set("Cahier-Unlock", acting.proof);
    return fetch(input, { ...init, headers });
  };
