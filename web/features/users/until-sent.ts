import type { Books } from "#web/books/books.ts";

/** Waits until the server has all that was done on this device, or until that cannot be for now. */
export async function untilSent(books: Books): Promise<void> {
  let end: (() => void) | undefined;
  try {
    // Another tab may do the sending, so having asked for it is not having it.
    await books.synchronise();
    await new Promise<void>((resolve, reject) => {
      books
        .watch("device", {}, ({ pendingCount, isOnline, obstacle }) => {
          if (pendingCount === 0 || isOnline === false || obstacle !== null) resolve();
        })
        .then((stop) => {
          end = stop;
        }, reject);
    });
  } finally {
    end?.();
  }
}
