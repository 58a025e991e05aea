import type { Chart } from "#core/charts/chart.ts";
import type { Company } from "#core/companies/company.ts";
import type { Party } from "#core/parties/party.ts";
import type { LiveSeals } from "#core/seals/live-seals.ts";
import type { SealHeader } from "#core/seals/seal-header.ts";
import { openWorker } from "../open-worker.ts";

/** Books to seal as they travel to the thread that packs them: vouchers as text, imported lines as they are stored. */
export interface BooksToPack {
  readonly company: Company;
  readonly chart: Chart;
  readonly parties: readonly Party[];
  readonly vouchers: readonly string[];
  readonly headers: readonly SealHeader[];
  readonly importedLines: readonly { readonly slice: string; readonly deflated: Uint8Array }[];
  readonly through: string;
  /** The closing period of the fiscal year that ends on that day, and not the months through it. */
  readonly isClosing: boolean;
  readonly sealedAt: string;
  readonly sealedBy: string;
  readonly device: string;
  readonly salt: string;
}

/** What the thread says; each body is answered once it is kept. */
export type PackingWorkerSays =
  | { readonly kind: "body"; readonly hash: string; readonly deflated: Uint8Array }
  | { readonly kind: "packed"; readonly seals: LiveSeals };

/** Packs books into seals in a thread of its own, so that a month of ten thousand vouchers holds up nobody's request. */
export function packBooks(
  books: BooksToPack,
  keepBody: (hash: string, deflated: Uint8Array) => Promise<void>,
): Promise<LiveSeals> {
  return new Promise((resolve, reject) => {
    const worker = openWorker(new URL("./pack-books-worker.ts", import.meta.url), { workerData: books });
    worker.on("message", (said: PackingWorkerSays) => {
      if (said.kind === "packed") return resolve(said.seals);
      keepBody(said.hash, said.deflated).then(
        () => worker.postMessage("kept"),
        (error: unknown) => {
          reject(error);
          void worker.terminate();
        },
      );
    });
    worker.once("error", reject);
    worker.once("exit", (code) => reject(new Error(`The packing of a period ended with ${code}.`)));
  });
}
