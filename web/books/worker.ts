import { holdMessages } from "./hold-messages.ts";

/*
 * The thread's first script. It is small so that the browser gets at what keeps the books while their code is still on its
 * way; and code that is imported is kept compiled from one start to the next, which a thread's first script is not.
 */
const release = holdMessages(globalThis);

// Asked for nothing but to be ready: the answers are not needed, and a browser that has none loses nothing.
void indexedDB.databases?.().catch(() => {});
void navigator.storage?.getDirectory?.().catch(() => {});
// Comparing words by a language's rules costs some 30 ms the first time, and RxDB sorts the fields of its schemas so.
"a".localeCompare("b");

import("./serve-books.ts").then(release, (error: unknown) => {
  // As an error of the thread itself, which the window hears of.
  setTimeout(() => {
    throw error;
  });
});
