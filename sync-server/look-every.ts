import type { Logger } from "./logging.ts";

/**
 * Looks for work from now on, and again so long after each look has ended. A look that fails is logged under `failed`
 * and hinders none after it. What it answers ends it, and waits for the look under way.
 */
export function lookEvery(
  milliseconds: number,
  {
    logger,
    failed,
    look,
  }: {
    readonly logger: Logger;
    readonly failed: string;
    readonly look: (isStopping: () => boolean) => Promise<unknown>;
  },
): () => Promise<void> {
  let isStopping = false;
  let underWay = Promise.resolve();
  let timer: NodeJS.Timeout | undefined;
  const lookNow = () => {
    underWay = look(() => isStopping)
      .catch((error: unknown) => logger.error({ error }, failed))
      .then(() => {
        if (!isStopping) timer = setTimeout(lookNow, milliseconds);
      });
  };
  lookNow();
  return async () => {
    isStopping = true;
    clearTimeout(timer);
    await underWay;
  };
}
