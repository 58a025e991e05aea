import type { Logger } from "../logging.ts";
import type { PreparedFec } from "./export-fec.ts";
import { zipStream } from "./zip-stream.ts";

/** A reader that takes nothing for so long has gone: its thread and its turn are somebody else's then. */
const PATIENCE_MILLISECONDS = 60_000;

/**
 * The file and its description as one answer. What it holds is let go with the archive, with whoever takes it, even before
 * the first byte, and with the patience for a reader that takes nothing.
 */
export function archiveStream(
  prepared: Pick<PreparedFec, "files" | "close">,
  logger: Logger,
  patienceMilliseconds = PATIENCE_MILLISECONDS,
): ReadableStream<Uint8Array> {
  const bytes = zipStream(prepared.files());
  let patience: ReturnType<typeof setTimeout>;
  const waitFor = (controller: ReadableStreamDefaultController<Uint8Array>) => {
    patience = setTimeout(() => {
      logger.warn("a FEC was not taken to its end");
      controller.error(new Error("Nobody took the file."));
      void end();
    }, patienceMilliseconds);
    patience.unref();
  };
  const end = async () => {
    await prepared.close();
    await bytes.return(undefined);
  };
  return new ReadableStream({
    start: waitFor,
    pull: async (controller) => {
      clearTimeout(patience);
      const next = await bytes.next().catch(async (error: unknown) => {
        // The answer has begun: it breaks off, and nobody takes half a file for a whole one.
        logger.error({ error }, "a FEC was not written to its end");
        await prepared.close();
        throw error;
      });
      if (next.done) {
        await prepared.close();
        controller.close();
        return;
      }
      controller.enqueue(next.value);
      waitFor(controller);
    },
    cancel: async () => {
      clearTimeout(patience);
      await end();
    },
  });
}
