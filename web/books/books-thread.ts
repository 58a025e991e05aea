/** A thread that was begun before anybody could say what for. */
let begun: BooksThread | null = null;

export interface BooksThread {
  readonly worker: Worker;
  /** Rejects once something in it was not caught, such as that its code did not come. */
  readonly failed: Promise<never>;
}

/** Begins the thread that keeps the books: loading it takes as long as drawing the first screen, so it need not wait for that. */
export function beginBooksThread(): void {
  begun ??= createThread();
}

/** The thread that was begun, or another one. */
export function takeBooksThread(): BooksThread {
  const thread = begun ?? createThread();
  begun = null;
  return thread;
}

function createThread(): BooksThread {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module", name: "books" });
  const failed = new Promise<never>((_, reject) => {
    worker.addEventListener("error", ({ message }) =>
      reject(new Error(message || "The books' thread did not begin")),
    );
  });
  // Whoever waits for the thread hears of it; afterwards nobody does.
  failed.catch(() => {});
  return { worker, failed };
}
