import { createEffect, createSignal, onCleanup } from "solid-js";
import type { Problem } from "#core/commands/command-module.ts";
import { useBooks } from "#web/books/books-context.tsx";
import type { FecProgress, FecReading } from "#web/books/import-state.ts";

/** Where the reading of a chosen file stands. */
export type FecPreviewState =
  | { readonly kind: "none" }
  /** Held until the books are open. */
  | { readonly kind: "opening"; readonly fileName: string; readonly file: File }
  | { readonly kind: "reading"; readonly fileName: string; readonly progress: FecProgress }
  | { readonly kind: "read"; readonly file: File; readonly reading: FecReading }
  | { readonly kind: "refused"; readonly fileName: string; readonly problem: Problem };

/** Reads one file at a time in the worker; another one, or leaving the screen, stops the first. */
export function createFecPreview() {
  const { books } = useBooks();
  const [state, setState] = createSignal<FecPreviewState>({ kind: "none" });
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
    const read = await opened
      .previewFec(file, fileName, own, tell)
      .catch(() => ({ ok: false as const, problem: { code: "device.fileUnreadable" as const } }));
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
