import type { Worker } from "node:worker_threads";

/** Threads that are used one after the other: what a thread does in its first second is mostly to compile itself. */
export interface KeptThreads {
  /** One that nobody else uses: a kept one, or a new one. */
  readonly take: () => Worker;
  /** For the next one who needs a thread; whoever ends it instead need not say so. */
  readonly giveBack: (worker: Worker) => void;
  /** From now on one stands ready before anybody asks; the answer ends that, and what is kept. */
  readonly standReady: () => () => Promise<void>;
}

/** What was used goes after a while: its memory may be large by then. */
const KEPT_MILLISECONDS = 20_000;

/** Keeps one at most. A kept thread holds up no end of the process. One that is to stand ready may be warmed up. */
export function createKeptThreads(
  start: () => Worker,
  warmUp: (worker: Worker) => void = () => {},
): KeptThreads {
  let kept: { readonly worker: Worker; readonly leave: () => void } | null = null;
  let isToStandReady = false;

  const keep = (worker: Worker, milliseconds: number | null) => {
    const drop = () => {
      leave();
      void worker.terminate();
      if (isToStandReady) keepReady();
    };
    const timer = milliseconds === null ? null : setTimeout(drop, milliseconds).unref();
    const leave = () => {
      kept = null;
      if (timer !== null) clearTimeout(timer);
      worker.off("exit", leave);
      worker.off("error", ignore);
    };
    worker.unref();
    worker.on("exit", leave);
    // Its end follows, and nobody waits for it.
    worker.on("error", ignore);
    kept = { worker, leave };
  };

  const keepReady = () => {
    const worker = start();
    warmUp(worker);
    keep(worker, null);
  };

  return {
    take: () => {
      if (kept === null) return start();
      const { worker, leave } = kept;
      leave();
      worker.ref();
      return worker;
    },
    giveBack: (worker) => {
      if (kept === null) keep(worker, KEPT_MILLISECONDS);
      else void worker.terminate();
    },
    standReady: () => {
      isToStandReady = true;
      if (kept === null) keepReady();
      return async () => {
        isToStandReady = false;
        const last = kept?.worker;
        kept?.leave();
        await last?.terminate();
      };
    },
  };
}

const ignore = () => {};
