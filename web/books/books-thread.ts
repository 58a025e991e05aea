/** A thread that was begun before anybody could say what for. */
let begun: Worker | null = null;

/** Begins the thread that keeps the books: loading it takes as long as drawing the first screen, so it need not wait for that. */
export function beginBooksThread(): void {
  begun ??= createThread();
}

/** The thread that was begun, or another one. */
export function takeBooksThread(): Worker {
  const thread = begun ?? createThread();
  begun = null;
  return thread;
}

const createThread = (): Worker =>
  new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "books" });
