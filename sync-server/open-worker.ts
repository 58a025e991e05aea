import { Worker, type WorkerOptions } from "node:worker_threads";

/** Starts a thread from a file `…-worker.ts`, built or not. */
export function openWorker(address: URL, options: WorkerOptions): Worker {
  return address.pathname.endsWith(".ts")
    ? new Worker(loaderOf(address), { eval: true, ...options })
    : new Worker(address, options);
}

/** Unbuilt, as in tests, the worker is TypeScript, which Node 20 reads only once a loader has been registered. */
const loaderOf = (address: URL): string =>
  `import("tsx/esm/api").then(({ register }) => { register(); return import(${JSON.stringify(address.href)}); });`;
