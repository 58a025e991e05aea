import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import type { Result } from "#core/result.ts";
import type { Books } from "#web/books/books.ts";
import { useBooks } from "#web/books/books-context.tsx";
import type { FecProgress } from "#web/books/import-state.ts";

/** Where the reading of a chosen file stands. */
export type FileReadingState<Reading> =
  | { readonly kind: "none" }
  /** Held until the books are open. */
  | { readonly kind: "opening"; readonly fileName: string; readonly file: File }
  | { readonly kind: "reading"; readonly fileName: string; readonly progress: FecProgress }
  | { readonly kind: "read"; readonly file: File; readonly reading: Reading }
  | { readonly kind: "refused"; readonly fileName: string; readonly problem: Problem };

/** How the worker is asked to read a file; progress is told as it goes, and the token stops it. */
export type AskToRead<Reading> = (
  books: Books,
  file: File,
  token: string,
  tell: (progress: FecProgress) => void,
) => Promise<Result<Reading, Problem>>;

/** Reads one file at a time in the worker; another one, or leaving the screen, stops the first. */
export function createFileReading<Reading>(ask: AskToRead<Reading>) {
  const { books } = useBooks();
  const [state, setState] = createSignal<FileReadingState<Reading>>({ kind: "none" });
  let token: string | null = null;

  const stop = () => {
    if (token !== null) void books()?.cancelFec(token);
  };
  onCleanup(() => {
    stop();
    token = null;
  });

  const read = async (file: File) => {
    const opened = books();
    if (!opened) {
      setState({ kind: "opening", fileName: file.name, file });
      return;
    }
    stop();
    const own = crypto.randomUUID();
    token = own;
    const fileName = file.name;
    const tell = (progress: FecProgress) => {
      if (token === own) setState({ kind: "reading", fileName, progress });
    };
    tell({ readBytes: 0, totalBytes: file.size, rows: 0 });
    const read = await ask(opened, file, own, tell).catch(() => ({
      ok: false as const,
      problem: { code: "device.fileUnreadable" as const },
    }));
    if (token !== own) return;
    token = null;
    setState(
      read.ok
        ? { kind: "read", file, reading: read.value }
        : { kind: "refused", fileName, problem: read.problem },
    );
  };
  createEffect(() => {
    const held = state();
    if (held.kind === "opening" && books()) void read(held.file);
  });

  return {
    state,
    /** What was read so far is dropped; the screen says that it was stopped. */
    stop,
    forget: () => setState({ kind: "none" }),
    read,
  };
}
